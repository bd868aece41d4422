namespace Pgseal.Core.Policies;

/// <summary>A cluster to be written into a new pgseal.yaml.</summary>
/// <param name="Primary">Its target, without a password.</param>
/// <param name="Strangers">Who receives replication and is no member that was named; untrusted text.</param>
public sealed record DraftCluster(string Name, string Primary, ValueList<string> Standbys, ValueList<string> Strangers);
