using Pgseal.Core;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>All clusters of a change made ready: none is touched before every one is seen.</summary>
sealed class PreparedClusters : IAsyncDisposable
{
    readonly List<Preparation> all = [];

    /// <summary>In the order they were named.</summary>
    public IReadOnlyList<Preparation> All => all;

    public ValueList<Member> Members => all.SelectMany(it => it.Members).ToValueList();

    public ValueList<Blocker> Blockers => all.SelectMany(it => it.Plan.Blockers).ToValueList();

    public bool IsEmpty => all.TrueForAll(it => it.Plan.IsEmpty);

    /// <exception cref="PgsealException">A member cannot be reached.</exception>
    public static async Task<PreparedClusters> MakeAsync(
        IReadOnlyList<ClusterTargets> clusters,
        RunOptions options,
        Func<ClusterTargets, Task<Preparation>> prepare,
        StageBoard board,
        CancellationToken cancellationToken)
    {
        var prepared = new PreparedClusters();
        try
        {
            await board.RunAsync(StageName.Preflight, async say =>
            {
                foreach (var run in await InterruptedRuns.TakeOverAsync(clusters, options, cancellationToken))
                    say($"run {run} was interrupted: this goes on with it");
                foreach (var cluster in clusters)
                {
                    prepared.all.Add(await prepare(cluster));
                    say($"{prepared.all[^1].Plan.Name}: {prepared.all[^1].Members.Count} members seen");
                }
            });
            return prepared;
        }
        catch
        {
            await prepared.DisposeAsync();
            throw;
        }
    }

    /// <summary>Members in the plans' order: standbys first.</summary>
    public async Task ForEachAsync(Func<Preparation, Member, MemberPlan, Task> act)
    {
        foreach (var cluster in all)
            foreach (var plan in cluster.Plan.Members)
                await act(cluster, cluster.Members.First(member => member.Name == plan.Target), plan);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in all)
            await one.DisposeAsync();
    }
}
