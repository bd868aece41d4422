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
            plans.Add(WithNotes(prepared.Plan, InterruptedRuns.Notes(options.StateDirectory, prepared.Members)));
        }
        return new(DateTimeOffset.UtcNow, options.Scope, options.Strategy, options.Drain.Policy, plans.ToValueList());
    }

    /// <summary>The primary's plan comes last, and there a person looks.</summary>
    static ClusterPlan WithNotes(ClusterPlan plan, ValueList<string> notes) => notes.Count == 0
        ? plan
        : plan with { Members = [.. plan.Members.Take(plan.Members.Count - 1), plan.Members[^1] with { Notes = [.. plan.Members[^1].Notes, .. notes] }] };
}
