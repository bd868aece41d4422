using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Live.State;

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
                return Refused(board, blockers);
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

    static RunReport Refused(StageBoard board, IReadOnlyList<Blocker> blockers)
    {
        var first = blockers[0];
        var more = blockers.Count == 1 ? "" : $" (and {blockers.Count - 1} more: pgseal plan shows all)";
        return new(null, RunOutcome.Refused, null, board.Ended, new(first.What + more, first.Where, "nothing was changed", first.Next), 0, null);
    }

    static async Task<RunReport> NothingToChangeAsync(
        IReadOnlyList<Preparation> prepared, ApplyOptions options, StageBoard board, CancellationToken cancellationToken) =>
        new(null, RunOutcome.NothingToChange, Authorities.Report(prepared), board.Ended, null, 0, await Confirmation.AuditAsync(prepared, options, cancellationToken));

    static async Task<RunReport> RunAsync(
        IReadOnlyList<Preparation> prepared, ApplyOptions options, StageBoard board, CancellationToken cancellationToken)
    {
        var state = StateDirectory.Open(options.StateDirectory);
        var members = prepared.SelectMany(it => it.Members).ToList();
        var id = RunId.New(DateTimeOffset.UtcNow);
        using var claims = MemberClaims.Take(members, state, id);
        var recorder = RunRecorder.Begin(state, id, "apply", members.Select(JournalMembers.Of).ToValueList());
        var run = new ApplyRun(prepared, options, recorder, board);
        try
        {
            await run.RunAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            var left = await TryUndoAsync(recorder, members, options);
            recorder.Close(left.Count == 0 ? RunOutcome.RolledBack : RunOutcome.Attention);
            if (left.Count == 0 && failure is not PgsealException)
                throw; // interrupted, or a bug: everything is as before
            return Failed(recorder, board, failure, left);
        }
        recorder.Close(RunOutcome.Verified);
        return new(recorder.Id, RunOutcome.Verified, Authorities.Report(prepared), board.Ended, null, run.LeftOnPlaintext, run.Audit);
    }

    /// <summary>The undo has a deadline of its own: whoever interrupted the run still wants it.</summary>
    static async Task<ValueList<string>> TryUndoAsync(RunRecorder recorder, IReadOnlyList<Member> members, ApplyOptions options)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var run = RunHistory.Read(recorder.Store)!;
            return await new Undoer(members, options.Timeout).RunAsync([(recorder.Store, run)], _ => { }, deadline.Token);
        }
        catch (Exception failure) when (failure is PgsealException or OperationCanceledException)
        {
            return [failure is PgsealException known ? $"{known.Problem.Where}: {known.Problem.What}" : "undoing it took too long"];
        }
    }

    static RunReport Failed(RunRecorder recorder, StageBoard board, Exception failure, ValueList<string> left)
    {
        var (what, where, next) = failure is PgsealException known
            ? (known.Problem.What, known.Problem.Where, known.Problem.Next)
            : (failure is OperationCanceledException ? "interrupted" : failure.Message, recorder.Id, "Try again");
        return left.Count == 0
            ? new(recorder.Id, RunOutcome.RolledBack, null, board.Ended, new(what, where, "everything is as before", next), 0, null)
            : new(
                recorder.Id,
                RunOutcome.Attention,
                null,
                board.Ended,
                new(what, where, string.Join("; ", left), $"pgseal rollback {recorder.Id}"),
                0,
                null);
    }
}
