using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Planning;

/// <summary>What apply would do: ordered changes, pure data, no secret, no pid. Making one creates no state.</summary>
public sealed record Plan(DateTimeOffset MadeAt, Scope Scope, Strategy Strategy, DrainPolicy Drain, ValueList<ClusterPlan> Clusters)
{
    public bool IsEmpty => Clusters.All(cluster => cluster.IsEmpty);

    /// <summary>Why apply would stop before it changes anything; empty when it would not.</summary>
    public IEnumerable<Blocker> Blockers => Clusters.SelectMany(cluster => cluster.Blockers);
}
