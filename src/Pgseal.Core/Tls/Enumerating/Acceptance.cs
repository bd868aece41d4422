using System.Diagnostics;

namespace Pgseal.Core.Tls.Enumerating;

/// <summary>A server's answer to one question: does it take this?</summary>
public abstract record Acceptance
{
    Acceptance()
    {
    }

    /// <summary>It went on with the handshake.</summary>
    public sealed record Accepted : Acceptance;

    /// <summary>It refused in the language of TLS.</summary>
    /// <param name="How">Such as <c>alert protocol_version</c>.</param>
    public sealed record Refused(string How) : Acceptance;

    /// <summary>The question was not answered: no connection, a reset, no answer in time, nonsense, or it was not asked.</summary>
    public sealed record Unknown(string Because) : Acceptance;

    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<Unknown, T> unknown) => this switch
    {
        Accepted it => accepted(it),
        Refused it => refused(it),
        Unknown it => unknown(it),
        _ => throw new UnreachableException(),
    };
}
