using Pgseal.Core.Certificates;

namespace Pgseal.Core.Planning;

/// <summary>What becomes of one member's certificate.</summary>
/// <param name="Certificate">The one in its file now; null when it could not be seen.</param>
sealed record RenewalDecision(CertificateFacts? Certificate)
{
    /// <summary>Null when it stays.</summary>
    public Change? Change { get; init; }

    public Blocker? Blocker { get; init; }

    public ValueList<string> Notes { get; init; }
}
