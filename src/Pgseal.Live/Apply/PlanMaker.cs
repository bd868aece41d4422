using Pgseal.Core;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>Says what apply would do; changes nothing and leaves nothing behind.</summary>
public static class PlanMaker
{
    public static async Task<Plan> MakeAsync(IReadOnlyList<ClusterTargets> clusters, ApplyOptions options, CancellationToken cancellationToken)
    {
        var plans = new List<ClusterPlan>();
        foreach (var cluster in clusters)
        {
            await using var prepared = await Preparation.MakeAsync(cluster, options, options.Observe.Duration, cancellationToken);
            plans.Add(prepared.Plan);
        }
        return new(DateTimeOffset.UtcNow, options.Scope, options.Strategy, options.Drain.Policy, plans.ToValueList());
    }
}
