using System.Diagnostics;

namespace Pgseal.Core.Tls;

/// <summary>What the server's rules did with a connection that was tried without credentials.</summary>
public abstract record AttemptOutcome
{
    AttemptOutcome()
    {
    }

    /// <summary>A rule admits it: the server went on to authentication.</summary>
    public sealed record Admitted(AuthRequest Request) : AttemptOutcome;

    /// <summary>The rules refuse it: no rule matches, or one says <c>reject</c>.</summary>
    public sealed record Refused(string SqlState, string Message, string Routine) : AttemptOutcome;

    /// <summary>The rules were not heard: too many connections, starting up, a pooler, no answer.</summary>
    public sealed record Unknown(string Because, string? SqlState = null, string? Message = null) : AttemptOutcome;

    /// <summary>Judges an ErrorResponse that came instead of an authentication request.</summary>
    /// <remarks>
    /// Only the rules report 28000 from <c>ClientAuthentication</c>; <c>auth_failed</c> reports 28000 after a rule of method peer or ident matched
    /// (PostgreSQL 13 to 18, backend/libpq/auth.c). The text is translated, the routine is not.
    /// Over TLS, a missing client certificate is 28000 from <c>ClientAuthentication</c> too.
    /// </remarks>
    public static AttemptOutcome Of(ServerError error) => (error.SqlState, error.Routine) switch
    {
        ("28000", "ClientAuthentication") => new Refused(error.SqlState, error.Message, error.Routine),
        ("28000" or "28P01", "auth_failed") => new Admitted(AuthRequest.PeerOrIdent),
        ("53300", _) => new Unknown("the server has no free connection", error.SqlState, error.Message),
        ("57P03", _) => new Unknown("the server is starting up or shutting down", error.SqlState, error.Message),
        _ => new Unknown("the server refused for another reason than its rules", error.SqlState, error.Message),
    };

    public T Match<T>(Func<Admitted, T> admitted, Func<Refused, T> refused, Func<Unknown, T> unknown) => this switch
    {
        Admitted it => admitted(it),
        Refused it => refused(it),
        Unknown it => unknown(it),
        _ => throw new UnreachableException(),
    };
}
