using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Live.State;
using Pgseal.Live.Switch;

namespace Pgseal.Live.Apply;

/// <summary>Runs the stages of a change under a journal and the members' markers; whatever goes wrong, everything is taken back.</summary>
static class JournalledRun
{
    /// <summary>Blockers that an answer names besides the first.</summary>
    const int MostNamed = 5;

    /// <param name="act">The stages; what it throws is undone.</param>
    /// <exception cref="AnotherRun">A member is taken by another run; nothing was begun.</exception>
    public static async Task<RunReport> RunAsync(
        string verb, IReadOnlyList<Member> members, RunOptions options, StageBoard board, Func<RunRecorder, Task<RunReport>> act)
    {
        var state = StateDirectory.Open(options.StateDirectory);
        var interrupted = InterruptedRuns.Find(state, members, verb);
        var id = interrupted?.Store.Id ?? RunId.New(DateTimeOffset.UtcNow);
        using var claims = MemberClaims.Take(members, state, id);
        var recorder = interrupted is var (store, run)
            ? RunRecorder.Resume(store, run, members, options.ConfirmTimeout)
            : RunRecorder.Begin(state, id, verb, members, options.ConfirmTimeout);
        await using var deadMan = recorder.Switch;
        RunReport report;
        try
        {
            report = await act(recorder);
            await deadMan.ConfirmAsync();
        }
        catch (RefusedWhileObserving refusal) when (!deadMan.HasFired)
        {
            await deadMan.ConfirmAsync();
            recorder.Close(RunOutcome.Refused);
            return new(recorder.Id, RunOutcome.Refused, null, board.Ended, refusal.Problem with { Stands = Standing(recorder) }, 0, null);
        }
        catch (Exception thrown)
        {
            // Whatever failed after the switch acted failed because of it.
            var failure = deadMan.HasFired ? new SwitchFired(recorder.Id, options.ConfirmTimeout) : thrown;
            var left = await TakeBackAsync(recorder, members, options);
            recorder.Close(left.Count == 0 ? RunOutcome.RolledBack : RunOutcome.Attention);
            if (left.Count == 0 && failure is not PgsealException)
                throw; // interrupted, or a bug: everything is as before
            return Failed(recorder, board, failure, left);
        }
        recorder.Close(RunOutcome.Verified);
        return report;
    }

    public static RunReport Refused(StageBoard board, IReadOnlyList<Blocker> blockers)
    {
        var first = blockers[0];
        var more = blockers.Count == 1 ? "" : $" (and {blockers.Count - 1} more: {string.Join("; ", blockers.Skip(1).Take(MostNamed).Select(other => $"{other.Where}: {other.What}"))})";
        return new(null, RunOutcome.Refused, null, board.Ended, new(first.What + more, first.Where, "nothing was changed", first.Next), 0, null);
    }

    /// <summary>Undoes the run; where that fails the dead man's switch, which needs no server to answer, puts the files back.</summary>
    /// <returns>What still stands.</returns>
    static async Task<ValueList<string>> TakeBackAsync(RunRecorder recorder, IReadOnlyList<Member> members, RunOptions options)
    {
        var left = await TryUndoAsync(recorder, members, options);
        if (left.Count == 0)
        {
            await DeadMansSwitch.SettleAsync(recorder.Store);
            return left;
        }
        return await recorder.Switch.ActAsync() ? await TryUndoAsync(recorder, members, options) : left;
    }

    /// <summary>What was done and verified before is as wanted, and the next run goes on from there.</summary>
    static string Standing(RunRecorder recorder) => RunHistory.Read(recorder.Store)!.Standing.Count == 0
        ? "nothing was changed"
        : $"TLS is served as the stages before say; pg_hba.conf and sessions are untouched; to undo it: pgseal rollback {recorder.Id}";

    /// <summary>The undo has a deadline of its own: whoever interrupted the run still wants it.</summary>
    /// <returns>What still stands. A failure of the undo itself is such a thing too, whatever it is: the journal knows the rest.</returns>
    static async Task<ValueList<string>> TryUndoAsync(RunRecorder recorder, IReadOnlyList<Member> members, RunOptions options)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var run = RunHistory.Read(recorder.Store)!;
            return await new Undoer(members, options.Timeout, switchFor: null).RunAsync([(recorder.Store, run)], _ => { }, deadline.Token);
        }
        catch (Exception failure)
        {
            return
            [
                failure switch
                {
                    PgsealException known => $"{known.Problem.Where}: {known.Problem.What}",
                    OperationCanceledException => "undoing it took too long",
                    _ => $"undoing it failed: {failure.Message}",
                },
            ];
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
