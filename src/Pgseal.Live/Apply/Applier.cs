using Pgseal.Core.Planning;
using Pgseal.Live.Rollover;

namespace Pgseal.Live.Apply;

/// <summary>Takes clusters to TLS-only: gather, decide, act stage by stage, and undo everything when a stage fails.</summary>
public static class Applier
{
    /// <param name="onStage">Told of each stage when it begins, says something, and ends.</param>
    /// <param name="check">What keeps this very plan from being applied, beside its own blockers: a saved plan that says something else.</param>
    public static async Task<RunReport> ApplyAsync(
        IReadOnlyList<ClusterTargets> clusters,
        ApplyOptions options,
        Action<StageReport> onStage,
        CancellationToken cancellationToken,
        Func<ClusterPlan, IEnumerable<Blocker>>? check = null)
    {
        var board = new StageBoard(onStage);
        await using var prepared = await PreparedClusters.MakeAsync(clusters, options, it => Preparation.MakeAsync(it, options, cancellationToken), board, cancellationToken);
        if (prepared.Blockers.Concat(prepared.All.SelectMany(cluster => check?.Invoke(cluster.Plan) ?? [])).ToList() is [_, ..] blockers)
            return JournalledRun.Refused(board, blockers);
        if (prepared.IsEmpty)
        {
            var audit = await Confirmation.AuditAsync(prepared, options, cancellationToken);
            return new(null, RunOutcome.NothingToChange, Authorities.Report(prepared), board.Ended, null, 0, audit) { Renewals = Authorities.Renewals(prepared, clusters, options, audit) };
        }
        UpstreamTrust.Follow(prepared, options);
        return await JournalledRun.RunAsync("apply", prepared.Members, options, board, async recorder =>
        {
            var run = new ApplyRun(prepared, options, recorder, board);
            await run.RunAsync(cancellationToken);
            return new(recorder.Id, RunOutcome.Verified, Authorities.Report(prepared), board.Ended, null, run.LeftOnPlaintext, run.Audit)
            {
                Renewals = Authorities.Renewals(prepared, clusters, options, run.Audit),
            };
        });
    }
}
