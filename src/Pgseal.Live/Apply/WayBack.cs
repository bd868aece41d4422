using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Runs;
using Pgseal.Live.Audit;
using Pgseal.Live.State;

namespace Pgseal.Live.Apply;

/// <summary>Takes runs back on open members, and looks at the result: what disable and rollback share.</summary>
sealed class WayBack(
    ValueList<Member> members, IReadOnlyList<(RunStore Store, Run Run)> runs, RunOptions options, StageBoard board)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public async Task<RunReport> RunAsync(CancellationToken cancellationToken)
    {
        if (runs.Count == 0)
            return new(null, RunOutcome.NothingToChange, null, board.Ended, null, 0, await AuditAsync(cancellationToken));
        if (await BlockerAsync(cancellationToken) is { } blocker)
            return new(null, RunOutcome.Refused, null, board.Ended, new(blocker.What, blocker.Where, "nothing was changed", blocker.Next), 0, null);
        // In the name of the run itself: where it was killed its own marker still stands, and is taken over.
        using var claims = MemberClaims.Take(members, StateDirectory.Open(options.StateDirectory), runs[0].Store.Id);
        foreach (var (store, _) in runs)
            await InterruptedRuns.SettleAsync(store, members);
        var undoer = new Undoer(members, options.Timeout, store => Member.SwitchOf(members, store, options.ConfirmTimeout));
        if (await undoer.ChangedSinceAsync(runs, cancellationToken) is [var changed, ..])
        {
            if (runs.Any(it => it.Run.Outcome is null))
                claims.Keep();
            return new(null, RunOutcome.Refused, null, board.Ended, new(changed, runs[0].Run.Id, "nothing was changed", "Bring the file back as the run left it, or undo the change by hand"), 0, null);
        }
        cancellationToken.ThrowIfCancellationRequested();
        // From here on the way back is finished: half of it is worse than either end, so an interrupt no longer counts.
        using var deadline = new CancellationTokenSource(Longest);
        ValueList<string> left = [];
        try
        {
            await board.RunAsync(StageName.Enforce, async say =>
            {
                left = await undoer.RunAsync(runs, say, deadline.Token);
            });
        }
        catch (Exception failure) when (failure is PgsealException or OperationCanceledException)
        {
            return HalfWay(failure);
        }
        foreach (var (store, _) in runs)
            store.Append(JournalText.Line(new JournalEntry.Closed(DateTimeOffset.UtcNow, left.Count == 0 ? RunOutcome.RolledBack : RunOutcome.Attention)));
        return left.Count == 0
            ? new(runs[0].Run.Id, RunOutcome.Verified, null, board.Ended, null, 0, await AuditAsync(deadline.Token)) { TookBack = true }
            : new(
                runs[0].Run.Id,
                RunOutcome.Attention,
                null,
                board.Ended,
                new("not everything could be taken back", runs[0].Run.Id, string.Join("; ", left), "Look at it: pgseal audit"),
                0,
                null);
    }

    /// <summary>What would lock somebody out once TLS is gone.</summary>
    async Task<Blocker?> BlockerAsync(CancellationToken cancellationToken)
    {
        foreach (var known in runs.SelectMany(it => it.Run.Begun.Members))
            if (!members.Any(member => member.Is(known)))
                return new(
                    $"the run changed {known.Name} too, which was not named or whose files are not on this host",
                    known.Name,
                    known.Role == MemberRole.Standby ? $"Name it: --standby '{known.Conninfo}'" : "Name it as the target");
        var turnsOff = runs.SelectMany(it => it.Run.Standing).Select(step => step.Action).OfType<UndoableAction.SettingChanged>()
            .Any(action => action is { Name: "ssl", Before: null or "off" });
        foreach (var member in members)
        {
            if (!turnsOff)
                break;
            // What a run hardened goes back first, and is then no reason.
            if (runs.Any(it => it.Run.Standing.Any(step => step.Action is UndoableAction.UpstreamChanged && it.Run.Begun.Members.Any(known => known.Name == step.Action.Member && member.Is(known)))))
                continue;
            var upstream = await ReplicationReader.UpstreamAsync(member.Session, member.Server, cancellationToken);
            if (WayBackGuards.Find(member.Name, member.Session.Target.DemandsTls, upstream).FirstOrDefault() is { } blocker)
                return blocker;
        }
        return null;
    }

    /// <summary>It stopped in the middle: what stands is what the journals say, and the same command goes on from there.</summary>
    RunReport HalfWay(Exception failure)
    {
        var standing = runs.Sum(it => RunHistory.Read(it.Store)?.Standing.Count ?? 0);
        var problem = (failure as PgsealException)?.Problem;
        return new(
            runs[0].Run.Id,
            RunOutcome.Attention,
            null,
            board.Ended,
            new(
                problem?.What ?? $"taking it back did not end within {Longest.TotalMinutes:0} min",
                problem?.Where ?? runs[0].Run.Id,
                $"{standing} changes of the run still stand; the others are taken back, and the server may not have read them yet",
                standing > 0 ? $"pgseal rollback {runs[0].Run.Id}" : "Reload the server: SELECT pg_reload_conf()"),
            0,
            null);
    }

    async Task<AuditReport> AuditAsync(CancellationToken cancellationToken) =>
        Judge.Report([await Confirmation.ReadAsync(members, options.Scope, options.Timeout, cancellationToken)], options.Scope, DateTimeOffset.UtcNow);
}
