using Pgseal.Core.Planning;

namespace Pgseal.Live.Apply;

/// <summary>Takes clusters to TLS-only: gather, decide, act stage by stage, and undo everything when a stage fails.</summary>
public static class Applier
{
    /// <param name="onStage">Told of each stage when it begins, says something, and ends.</param>
    public static async Task<RunReport> ApplyAsync(
        IReadOnlyList<ClusterTargets> clusters, ApplyOptions options, Action<StageReport> onStage, CancellationToken cancellationToken)
    {
        var board = new StageBoard(onStage);
        var prepared = new List<Preparation>();
        try
        {
            await board.RunAsync(StageName.Preflight, async say =>
            {
                foreach (var cluster in clusters)
                {
                    prepared.Add(await Preparation.MakeAsync(cluster, options, cancellationToken));
                    say($"{prepared[^1].Plan.Name}: {prepared[^1].Members.Count} members seen");
                }
            });
            if (prepared.SelectMany(it => it.Plan.Blockers).ToList() is [_, ..] blockers)
                return JournalledRun.Refused(board, blockers, "nothing was changed");
            return prepared.TrueForAll(it => it.Plan.IsEmpty)
                ? await NothingToChangeAsync(prepared, options, board, cancellationToken)
                : await RunAsync(prepared, options, board, cancellationToken);
        }
        finally
        {
            foreach (var one in prepared)
                await one.DisposeAsync();
        }
    }

    static async Task<RunReport> NothingToChangeAsync(
        IReadOnlyList<Preparation> prepared, ApplyOptions options, StageBoard board, CancellationToken cancellationToken) =>
        new(null, RunOutcome.NothingToChange, Authorities.Report(prepared), board.Ended, null, 0, await Confirmation.AuditAsync(prepared, options, cancellationToken));

    static Task<RunReport> RunAsync(
        IReadOnlyList<Preparation> prepared, ApplyOptions options, StageBoard board, CancellationToken cancellationToken) =>
        JournalledRun.RunAsync("apply", prepared.SelectMany(it => it.Members).ToList(), options, board, async recorder =>
        {
            var run = new ApplyRun(prepared, options, recorder, board);
            await run.RunAsync(cancellationToken);
            return new(recorder.Id, RunOutcome.Verified, Authorities.Report(prepared), board.Ended, null, run.LeftOnPlaintext, run.Audit);
        });
}
