using Pgseal.Core.Planning;
using Pgseal.Core.Runs;
using Pgseal.Live.State;

namespace Pgseal.Live.Apply;

/// <summary>Writes a run's journal: what is about to be done is on disk before it is done.</summary>
sealed class RunRecorder
{
    readonly RunStore store;
    int steps;

    RunRecorder(RunStore store, int steps) => (this.store, this.steps) = (store, steps);

    public RunStore Store => store;

    public string Id => store.Id.ToString();

    public static RunRecorder Begin(StateDirectory state, RunId id, string verb, Core.ValueList<RunMember> members)
    {
        var recorder = new RunRecorder(RunStore.Create(state, id), 0);
        recorder.Append(new JournalEntry.Begun(DateTimeOffset.UtcNow, recorder.Id, verb, ToolVersion.Text, members));
        return recorder;
    }

    public async Task DoAsync(UndoableAction action, Func<Task> act)
    {
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
