using Pgseal.Core.Evidence;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;

namespace Pgseal.Live.Evidence;

/// <summary>One plaintext startup: what was asked, and the server's answer word for word.</summary>
sealed record AttemptEvidence(
    DateTimeOffset At, string? From, string User, string? Database, string? Replication, string Outcome, string? Sqlstate, string? Message, string? Routine, string CheckWith)
{
    public static AttemptEvidence Of(EndpointFacts endpoint, Attempt attempt)
    {
        var login = attempt.TriedAs;
        var (outcome, sqlstate, message, routine) = attempt.Outcome.Match<(string, string?, string?, string?)>(
            admitted => ($"admitted: {AuthRequestText.Of(admitted.Request)}", null, null, null),
            refused => ("refused", refused.SqlState, refused.Message, refused.Routine),
            unknown => ($"unknown: {unknown.Because}", unknown.SqlState, unknown.Message, null));
        return new(
            attempt.At,
            attempt.TriedFrom?.ToString(),
            login.User,
            login.PhysicalReplication ? null : login.Database,
            login.PhysicalReplication ? "physical" : login.LogicalReplication ? "logical" : null,
            outcome,
            sqlstate,
            message,
            routine,
            HowToCheck.Attempt(endpoint.Address, endpoint.Port, login));
    }
}
