using Pgseal.Core.Planning;

namespace Pgseal.Core.Runs;

/// <summary>One application of a plan, or of its way back, as its journal tells it.</summary>
/// <param name="Standing">Actions that were begun and not taken back, newest first: what undoing it means.</param>
/// <param name="StepsBegun">The number of the last action that was begun.</param>
/// <param name="Outcome">Null while the run is unfinished: it may still go on, or it was killed.</param>
public sealed record Run(JournalEntry.Begun Begun, ValueList<Step> Standing, int StepsBegun, int StepsUndone, RunOutcome? Outcome, DateTimeOffset LastAt)
{
    public string Id => Begun.Run;

    /// <summary>Everything it did was taken back again.</summary>
    public bool IsRolledBack => Standing.Count == 0 && StepsUndone > 0;

    /// <returns>Null when the first entry is missing: then nothing was begun.</returns>
    public static Run? Read(IEnumerable<JournalEntry> entries)
    {
        JournalEntry.Begun? begun = null;
        RunOutcome? outcome = null;
        var standing = new SortedDictionary<int, Step>();
        var (begunSteps, undone) = (0, 0);
        var last = DateTimeOffset.MinValue;
        foreach (var entry in entries)
        {
            last = entry.At;
            switch (entry)
            {
                case JournalEntry.Begun it:
                    begun = it;
                    break;
                case JournalEntry.Intent it:
                    standing[it.Step] = new Step(it.Step, it.Action);
                    begunSteps = Math.Max(begunSteps, it.Step);
                    outcome = null;
                    break;
                case JournalEntry.Undone it:
                    if (standing.Remove(it.Step))
                        undone++;
                    break;
                case JournalEntry.Closed it:
                    outcome = it.Outcome;
                    break;
            }
        }
        return begun is null ? null : new(begun, standing.Values.Reverse().ToValueList(), begunSteps, undone, outcome, last);
    }
}
