using Pgseal.Core.Posture;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing;

/// <summary>What a StartupMessage in clear came to.</summary>
/// <param name="Text">The fact, as a clause about the server; its words are unauthenticated.</param>
public sealed record PlaintextReading(PlaintextAnswer Answer, string Text)
{
    /// <summary>Reads one try.</summary>
    /// <remarks>
    /// PgBouncer has no 28000 for it. Its error counts as a refusal where the same endpoint goes on to authentication over TLS: so it was the
    /// missing TLS that made the difference.
    /// </remarks>
    public static PlaintextReading Of(StartupSeen tried, EndpointSeen endpoint) => tried.Outcome.Match<PlaintextReading>(
        admitted => new(PlaintextAnswer.Admitted, $"{AuthRequestText.Of(admitted.Request)}"),
        refused => new(PlaintextAnswer.Refused, $"{Meaning(refused)} ({refused.SqlState} {Unsigned.Quote(refused.Message)})"),
        unknown => tried.Error is { } error && ServerGuess.IsPoolers(error)
            ? OfPooler(error, tried.Login, endpoint)
            : new(PlaintextAnswer.Unknown, unknown.Message is { } message ? $"{unknown.Because} ({unknown.SqlState} {Unsigned.Quote(message)})" : unknown.Because));

    static PlaintextReading OfPooler(ServerError error, Login login, EndpointSeen endpoint)
    {
        var said = $"({error.SqlState} {Unsigned.Quote(error.Message)})";
        if (error.Message.StartsWith("SSL required", StringComparison.Ordinal) && endpoint.OverTls?.Outcome is AttemptOutcome.Admitted)
            return new(PlaintextAnswer.Refused, $"the pooler refuses it, and goes on to authentication over TLS {said}");
        return login.IsReplication && error.Message.StartsWith("unsupported startup parameter", StringComparison.Ordinal)
            ? new(PlaintextAnswer.NotApplicable, $"the pooler passes no replication on {said}")
            : new(PlaintextAnswer.Unknown, $"the pooler refuses it for another reason {said}");
    }

    static string Meaning(AttemptOutcome.Refused refused) =>
        refused.Message.StartsWith("no pg_hba.conf entry", StringComparison.Ordinal) ? "no rule admits it"
        : refused.Message.Contains(" rejects ", StringComparison.Ordinal) ? "a rule rejects it"
        : "the rules refuse it";
}
