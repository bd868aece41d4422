using Pgseal.Core;
using Pgseal.Core.Runs;
using Pgseal.Live.State;

namespace Pgseal.Live.Apply;

/// <summary>The runs of a state directory, as their journals tell them.</summary>
public static class RunHistory
{
    /// <summary>Newest first.</summary>
    public static IReadOnlyList<Run> List(StateDirectory state) => All(state).Select(it => it.Run).ToList();

    /// <summary>Every entry of one run, in order; empty when this state directory does not know it.</summary>
    public static ValueList<JournalEntry> Story(StateDirectory state, string run) =>
        RunId.TryParse(run) is { } id && RunStore.TryOpen(state, id) is { } store ? Entries(store) : [];

    /// <summary>Newest first, each with the files it kept.</summary>
    internal static IReadOnlyList<(RunStore Store, Run Run)> All(StateDirectory state) => RunStore.List(state)
        .Select(store => (Store: store, Run: Read(store)))
        .Where(it => it.Run is not null)
        .Select(it => (it.Store, it.Run!))
        .OrderByDescending(it => it.Item2.Begun.At) // names of runs sort by the second only
        .ToList();

    internal static Run? Read(RunStore store) => Run.Read(Entries(store));

    static ValueList<JournalEntry> Entries(RunStore store) => store.ReadLines().Select(JournalText.TryRead).OfType<JournalEntry>().ToValueList();

    /// <returns>Null when this state directory does not know the run.</returns>
    internal static bool? IsOpen(StateDirectory state, string run) =>
        RunId.TryParse(run) is { } id && RunStore.TryOpen(state, id) is { } store ? Read(store) is { Outcome: null } : null;
}
