using Pgseal.Core.Posture;

namespace Pgseal.Core.Planning;

/// <summary>The answer of apply, disable and rollback.</summary>
/// <param name="Run">Null when no run was begun.</param>
/// <param name="Authority">What clients put into sslrootcert; null when none signed.</param>
/// <param name="Problem">Why it did not end verified; null when it did.</param>
/// <param name="LeftOnPlaintext">In-scope plaintext sessions that were left: by policy or at the drain's deadline.</param>
/// <param name="Audit">The cluster after the run; null when it was refused before anything was seen.</param>
public sealed record RunReport(
    string? Run,
    RunOutcome Outcome,
    AuthorityReport? Authority,
    ValueList<StageReport> Stages,
    Problem? Problem,
    int LeftOnPlaintext,
    AuditReport? Audit)
{
    /// <summary>How the certificates of each cluster that the local authority signs for are renewed.</summary>
    public ValueList<Renewal> Renewals { get; init; }

    /// <summary>Whether the run named is one from before that was taken back, not one that was made now.</summary>
    public bool TookBack { get; init; }
}
