using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing;

/// <summary>The first answer to a StartupMessage.</summary>
/// <param name="Error">The ErrorResponse, when one came.</param>
/// <param name="Mechanisms">The SASL mechanisms, when the server asked for one of them.</param>
public sealed record StartupSeen(Login Login, AttemptOutcome Outcome, ServerError? Error = null, ValueList<string> Mechanisms = default)
{
    /// <summary>What came instead of an answer; null when one came.</summary>
    public HandshakeOutcome? Fault { get; init; }

    /// <summary>Over TLS: a rule matches, and demands a certificate that this client did not show.</summary>
    /// <remarks>
    /// ClientAuthentication reports 28000 for this and for refusals by the rules. The texts are translated, but only those of the rules
    /// name pg_hba.conf, in every language (PostgreSQL 13 to 18, backend/libpq/auth.c).
    /// </remarks>
    public bool DemandsCertificate => Outcome is AttemptOutcome.Refused refused && !refused.Message.Contains("pg_hba.conf", StringComparison.Ordinal);
}
