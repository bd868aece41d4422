namespace Pgseal.Core.Posture;

/// <summary>The answer of an audit: what every view shows and what the exit code is decided from.</summary>
public sealed record AuditReport(DateTimeOffset CheckedAt, Scope Scope, ValueList<ClusterReport> Clusters)
{
    /// <summary>How many clusters were left out because the audit was ended early.</summary>
    public int NotLookedAt { get; init; }

    /// <summary>What is not as in an earlier audit; null when none was named.</summary>
    public AuditChanges? Changes { get; init; }

    public Verdict Verdict => Clusters.Count == 0 ? Verdict.Unknown : Clusters.Min(cluster => cluster.Verdict);

    public IEnumerable<Finding> Findings => Clusters.SelectMany(cluster => cluster.Members).SelectMany(member => member.Findings);
}
