using Pgseal.Core;
using Pgseal.Core.Runs;
using Pgseal.Live.Hosts;
using Pgseal.Live.State;
using Pgseal.Live.Switch;

namespace Pgseal.Live.Apply;

/// <summary>Takes runs back in the reverse order of what they did, and lets the server read the rules and the settings apart.</summary>
/// <remarks>
/// Stage failure, rollback and disable all come here. Apply serves TLS before it refuses plaintext, so its way back opens the rules first and then
/// ends TLS (I8); a run that opened a cluster is taken back the other way round. It is idempotent: what stands as before already is only noted, and
/// noted once the server has read it, so that who was killed in between starts there again.
/// </remarks>
/// <param name="switchFor">Makes the dead man's switch that guards the way back; null where the run's own switch still guards the way forth.</param>
sealed class Undoer(IReadOnlyList<Member> members, TimeSpan patience, Func<RunStore, DeadMansSwitch>? switchFor)
{
    /// <summary>What somebody else changed since, and undoing would therefore leave; empty when everything can be taken back.</summary>
    public async Task<ValueList<string>> ChangedSinceAsync(IReadOnlyList<(RunStore Store, Run Run)> runs, CancellationToken cancellationToken)
    {
        var changed = new List<string>();
        var states = new Dictionary<(Member, string), string?>();
        foreach (var (_, run) in runs)
            foreach (var action in run.Standing.Select(step => step.Action))
            {
                var key = (MemberOf(run, action), action.Subject);
                if (!states.TryGetValue(key, out var state))
                    state = await CurrentAsync(key.Item1, action, cancellationToken);
                if (Undo.Decide(action, state) == UndoDecision.ChangedSince)
                    changed.Add(Sentence(key.Item1, run, action));
                states[key] = action.Before;
            }
        return changed.ToValueList();
    }

    /// <param name="runs">Newest first.</param>
    /// <param name="say">Told of each thing taken back.</param>
    /// <returns>What could not be taken back, one sentence each; empty when everything is as before.</returns>
    /// <remarks>
    /// What was changed since is left, and with it what the run did to that member before: settings from before under rules that ask for TLS would
    /// lock everybody out.
    /// </remarks>
    public async Task<ValueList<string>> RunAsync(
        IReadOnlyList<(RunStore Store, Run Run)> runs, Action<string> say, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        var stuck = new HashSet<Member>();
        foreach (var member in members)
            await member.ReviveAsync(patience, cancellationToken);
        var steps = runs.SelectMany(it => it.Run.Standing.Select(step => (it.Store, it.Run, Step: step))).ToList();
        for (var done = 0; done < steps.Count;)
        {
            var layer = LayerOf(steps[done].Step);
            var stretch = steps.Skip(done).TakeWhile(it => LayerOf(it.Step) == layer).ToList();
            await StretchAsync(stretch, left, stuck, say, cancellationToken);
            done += stretch.Count;
        }
        return left.ToValueList();
    }

    /// <summary>Rules, what standbys dial, and settings with certificates: each is in force before the next begins.</summary>
    static string LayerOf(Step step) => step.Action.Match(settingChanged: _ => "settings", fileReplaced: _ => "rules", linkSwitched: _ => "settings", upstreamChanged: _ => "upstream");

    /// <summary>Steps that the server may read in one go.</summary>
    async Task StretchAsync(IReadOnlyList<(RunStore Store, Run Run, Step Step)> stretch, List<string> left, HashSet<Member> stuck, Action<string> say, CancellationToken cancellationToken)
    {
        var touched = stretch.Select(it => MemberOf(it.Run, it.Step.Action)).Distinct().ToDictionary(member => member, AutoConf.Bytes);
        await using var deadMan = switchFor?.Invoke(stretch[0].Store);
        var undone = new List<(RunStore Store, Step Step)>();
        try
        {
            foreach (var (store, run, step) in stretch)
            {
                var member = MemberOf(run, step.Action);
                if (stuck.Contains(member))
                {
                    left.Add($"{step.Action.Subject} on {member.Name} stays with it");
                    continue;
                }
                var decision = await UndoAsync(member, store, step.Action, deadMan, cancellationToken);
                if (decision == UndoDecision.ChangedSince)
                {
                    left.Add(Sentence(member, run, step.Action));
                    stuck.Add(member);
                    continue;
                }
                if (decision == UndoDecision.Restore)
                    say($"{member.Name}: {step.Action.Subject} is as before run {run.Id}");
                undone.Add((store, step));
            }
            foreach (var (member, autoConf) in touched)
            {
                if (deadMan is not null)
                    await AutoConf.GuardAsync(member, deadMan, autoConf, cancellationToken);
                await Reload.RunAsync(member, patience, cancellationToken);
            }
            if (deadMan is not null)
                await deadMan.ConfirmAsync();
        }
        catch when (deadMan is not null)
        {
            await deadMan.ActAsync();
            throw;
        }
        foreach (var (store, step) in undone)
            store.Append(JournalText.Line(new JournalEntry.Undone(DateTimeOffset.UtcNow, step.Number)));
        // A standby that dials otherwise now streams again before the next stretch begins (I8).
        foreach (var member in stretch.Where(it => it.Step.Action is UndoableAction.UpstreamChanged).Select(it => MemberOf(it.Run, it.Step.Action)).Distinct())
            if (!await WalReceiver.StreamsAsync(member.Session, sslMode: null, patience, cancellationToken))
                throw new VerificationFailed("the standby does not stream again with its primary_conninfo from before", member.Name, "Read the standby's log for the reason, then go on with the same command");
    }

    static string Sentence(Member member, Run run, UndoableAction action) =>
        $"{action.Subject} on {member.Name} was changed by somebody else since run {run.Id}, and is left as it is";

    Member MemberOf(Run run, UndoableAction action)
    {
        var known = run.Begun.Members.First(member => member.Name == action.Member);
        return members.First(member => member.Is(known));
    }

    static async Task<UndoDecision> UndoAsync(
        Member member, RunStore store, UndoableAction action, DeadMansSwitch? deadMan, CancellationToken cancellationToken)
    {
        var decision = Undo.Decide(action, await CurrentAsync(member, action, cancellationToken));
        if (decision == UndoDecision.Restore)
            await action.Match(
                settingChanged: setting => AutoConf.WriteAsync(member.Session, setting.Name, setting.Before, cancellationToken),
                fileReplaced: file => RestoreAsync(member, store, file, deadMan, cancellationToken),
                linkSwitched: link => SwitchAsync(member, link.Before),
                upstreamChanged: upstream => RestoreAsync(store, upstream));
        return decision;
    }

    static Task<string?> CurrentAsync(Member member, UndoableAction action, CancellationToken cancellationToken) => action.Match(
        settingChanged: setting => AutoConf.ReadAsync(member.Session, setting.Name, cancellationToken),
        fileReplaced: file => Task.FromResult(File.Exists(file.Path) ? AtomicFile.Sha256(HostFile.Read(file.Path)) : null),
        linkSwitched: _ => Task.FromResult(member.Directory.Current()),
        upstreamChanged: upstream => Task.FromResult(UpstreamFile.Current(upstream.File)));

    static async Task RestoreAsync(Member member, RunStore store, UndoableAction.FileReplaced file, DeadMansSwitch? deadMan, CancellationToken cancellationToken)
    {
        var original = store.TryReadOriginal(file.Original) ?? throw new OriginalMissing(store.Directory, file.Path, file.Original);
        if (deadMan is not null)
            await deadMan.GuardAsync(member.Host!.DataDirectory, file.Path, HostFile.Read(file.Path), original.Bytes, cancellationToken);
        AtomicFile.Replace(file.Path, original.Bytes, file.After);
    }

    static Task RestoreAsync(RunStore store, UndoableAction.UpstreamChanged upstream)
    {
        UpstreamFile.Restore(upstream, (store.TryReadOriginal(upstream.Original) ?? throw new OriginalMissing(store.Directory, upstream.File, upstream.Original)).Bytes);
        return Task.CompletedTask;
    }

    static Task SwitchAsync(Member member, string? generation)
    {
        member.Directory.Switch(generation);
        return Task.CompletedTask;
    }
}
