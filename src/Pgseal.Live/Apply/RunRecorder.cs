using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Runs;
using Pgseal.Live.State;
using Pgseal.Live.Switch;

namespace Pgseal.Live.Apply;

/// <summary>Writes a run's journal: what is about to be done is on disk before it is done, and under the dead man's switch where it could lock out.</summary>
sealed class RunRecorder
{
    readonly RunStore store;
    int steps;

    RunRecorder(RunStore store, int steps, DeadMansSwitch deadMan) =>
        (this.store, this.steps, Switch, Generation) = (store, steps, deadMan, steps == 0 ? $"{store.Id}" : $"{store.Id}-{steps}");

    public DeadMansSwitch Switch { get; }

    public RunStore Store => store;

    public string Id => store.Id.ToString();

    /// <summary>What pairs of this run are called; one that goes on after a kill leaves those alone that its steps name already.</summary>
    public string Generation { get; }

    public static RunRecorder Begin(StateDirectory state, RunId id, string verb, IReadOnlyList<Member> members, TimeSpan confirmTimeout)
    {
        var store = RunStore.Create(state, id);
        var recorder = new RunRecorder(store, 0, Member.SwitchOf(members, store, confirmTimeout));
        recorder.Append(new JournalEntry.Begun(DateTimeOffset.UtcNow, recorder.Id, verb, ToolVersion.Text, members.Select(JournalMembers.Of).ToValueList()));
        return recorder;
    }

    /// <summary>Goes on with a run that was interrupted: what it did and will do is one list to undo.</summary>
    public static RunRecorder Resume(RunStore store, Run run, IReadOnlyList<Member> members, TimeSpan confirmTimeout) =>
        new(store, run.StepsBegun, Member.SwitchOf(members, store, confirmTimeout));

    public async Task DoAsync(UndoableAction action, Func<Task> act)
    {
        Switch.RefuseFired();
        var step = ++steps;
        Append(new JournalEntry.Intent(DateTimeOffset.UtcNow, step, action));
        await act();
        Append(new JournalEntry.Done(DateTimeOffset.UtcNow, step));
    }

    /// <summary>Keeps a file's bytes before it is replaced.</summary>
    /// <returns>The name under which the run keeps them.</returns>
    public string Keep(string path)
    {
        var name = $"{steps + 1:000}-{Path.GetFileName(path)}";
        store.StoreOriginal(name, path);
        return name;
    }

    public void Close(RunOutcome outcome) => Append(new JournalEntry.Closed(DateTimeOffset.UtcNow, outcome));

    void Append(JournalEntry entry) => store.Append(JournalText.Line(entry));
}
