using Pgseal.Core;
using Pgseal.Core.Runs;
using Pgseal.Live.Hosts;
using Pgseal.Live.State;

namespace Pgseal.Live.Apply;

/// <summary>Takes runs back: rules first, so that nobody who needs plaintext is without it, then settings and certificates (I8).</summary>
/// <remarks>Stage failure, rollback and disable all come here. It is idempotent: what stands as before already is only noted.</remarks>
sealed class Undoer(IReadOnlyList<Member> members, TimeSpan patience)
{
    /// <param name="runs">Newest first.</param>
    /// <returns>What could not be taken back, one sentence each; empty when everything is as before.</returns>
    public async Task<ValueList<string>> RunAsync(IReadOnlyList<(RunStore Store, Run Run)> runs, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        await PassAsync(runs, step => step.Action is UndoableAction.FileReplaced, left, cancellationToken);
        await PassAsync(runs, step => step.Action is not UndoableAction.FileReplaced, left, cancellationToken);
        return left.ToValueList();
    }

    async Task PassAsync(
        IReadOnlyList<(RunStore Store, Run Run)> runs, Func<Step, bool> belongs, List<string> left, CancellationToken cancellationToken)
    {
        var touched = new HashSet<Member>();
        foreach (var (store, run) in runs)
            foreach (var step in run.Standing.Where(belongs))
            {
                var member = MemberOf(run, step.Action);
                switch (await UndoAsync(member, store, step.Action, cancellationToken))
                {
                    case UndoDecision.ChangedSince:
                        left.Add($"{step.Action.Subject} on {member.Name} was changed by somebody else since run {run.Id}, and is left as it is");
                        continue;
                    case UndoDecision.Restore:
                        touched.Add(member);
                        break;
                    case UndoDecision.AlreadyBefore:
                        break;
                }
                store.Append(JournalText.Line(new JournalEntry.Undone(DateTimeOffset.UtcNow, step.Number)));
            }
        foreach (var member in touched)
            await Reload.RunAsync(member, patience, cancellationToken);
    }

    /// <summary>A member is who has the run's system identifier and data directory, by whatever name it is reached today.</summary>
    Member MemberOf(Run run, UndoableAction action)
    {
        var known = run.Begun.Members.First(member => member.Name == action.Member);
        return members.First(member => member.Server.SystemIdentifier == known.SystemIdentifier && member.Host?.DataDirectory == known.DataDirectory);
    }

    static async Task<UndoDecision> UndoAsync(Member member, RunStore store, UndoableAction action, CancellationToken cancellationToken)
    {
        var decision = Undo.Decide(action, await CurrentAsync(member, action, cancellationToken));
        if (decision == UndoDecision.Restore)
            await action.Match(
                settingChanged: setting => AutoConf.WriteAsync(member.Session, setting.Name, setting.Before, cancellationToken),
                fileReplaced: file => RestoreAsync(store, file),
                linkSwitched: link => SwitchAsync(member, link.Before));
        return decision;
    }

    static Task<string?> CurrentAsync(Member member, UndoableAction action, CancellationToken cancellationToken) => action.Match(
        settingChanged: setting => AutoConf.ReadAsync(member.Session, setting.Name, cancellationToken),
        fileReplaced: file => Task.FromResult(File.Exists(file.Path) ? AtomicFile.Sha256(HostFile.Read(file.Path)) : null),
        linkSwitched: _ => Task.FromResult(member.Directory.Current()));

    static Task RestoreAsync(RunStore store, UndoableAction.FileReplaced file)
    {
        var original = store.TryReadOriginal(file.Original) ?? throw new OriginalMissing(store.Directory, file);
        AtomicFile.Replace(file.Path, original.Bytes, file.After);
        return Task.CompletedTask;
    }

    static Task SwitchAsync(Member member, string? generation)
    {
        member.Directory.Switch(generation);
        return Task.CompletedTask;
    }
}
