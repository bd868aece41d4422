namespace Pgseal.Core.Policies;

/// <summary>What pgseal.yaml says: which clusters there are, and what is asked of them.</summary>
public sealed record PolicyFile(ValueList<PolicyCluster> Clusters, Policy Policy);
