using System.Diagnostics;

namespace Pgseal.Core.Hba.Patterns;

/// <summary>Moves threads over one byte of a name.</summary>
sealed class PatternRun(PatternProgram program)
{
    /// <summary>Conditions multiply threads: beyond this many of both, for one byte, a pattern is not decided.</summary>
    const int MostWork = 10_000;

    readonly List<IReadOnlyList<PatternCondition>> conditions = [[]];
    readonly Dictionary<string, int> numbers = new() { [""] = 0 };
    int work;

    public bool IsTooMuch => work > MostWork;

    /// <summary>How much was done so far, in threads and conditions.</summary>
    public long Work { get; private set; }

    public void Begin()
    {
        Work += work;
        work = 0;
    }

    /// <summary>Whether it matches at this place, and the threads after the next byte: none at the end of the name.</summary>
    public (bool IsMatch, PatternThreads Next) Step(IEnumerable<PatternThread> from, PatternPlace place)
    {
        var (isMatch, next) = (false, new HashSet<PatternThread>());
        var seen = new HashSet<PatternThread>();
        var pending = new Stack<PatternThread>(from);
        while (pending.TryPop(out var thread))
        {
            if (!seen.Add(thread))
                continue;
            if (++work > MostWork)
                break;
            var state = program[thread.State];
            switch (state.Op)
            {
                case PatternOp.Split:
                    pending.Push(thread with { State = state.Next });
                    pending.Push(thread with { State = state.Other });
                    break;
                case PatternOp.After when state.Takes(place.Last):
                case PatternOp.Before when state.Takes(place.Next):
                case PatternOp.Behind when place.Behind[state.Other] != state.Flag:
                    pending.Push(thread with { State = state.Next });
                    break;
                case PatternOp.Ahead:
                    var condition = new PatternCondition(new([new(state.Other)]), state.Flag);
                    pending.Push(new(state.Next, NumberOf(conditions[thread.Conditions].Append(condition))));
                    break;
                case PatternOp.Read when state.Takes(place.Next):
                case PatternOp.Match:
                    if (Open(thread, place) is not { } open)
                        break;
                    if (state.Op == PatternOp.Match && open == 0)
                        isMatch = true;
                    else
                        Settle(new(state.Next, open), place.Next, next);
                    break;
                case PatternOp.After or PatternOp.Before or PatternOp.Behind or PatternOp.Read:
                    break;
                default:
                    throw new UnreachableException();
            }
        }
        return (isMatch, new(next));
    }

    /// <summary>Goes on as far as that does not depend on what follows, so that fewer threads differ.</summary>
    void Settle(PatternThread thread, byte? last, HashSet<PatternThread> into)
    {
        var seen = new HashSet<int>();
        var pending = new Stack<int>([thread.State]);
        while (pending.TryPop(out var index))
        {
            if (!seen.Add(index))
                continue;
            var state = program[index];
            if (state.Op == PatternOp.Split)
            {
                pending.Push(state.Next);
                pending.Push(state.Other);
            }
            else if (state.Op != PatternOp.After)
            {
                into.Add(thread with { State = index });
            }
            else if (state.Takes(last))
            {
                pending.Push(state.Next);
            }
        }
    }

    /// <summary>The conditions that are still open after the next byte; null where one cannot be met any more.</summary>
    int? Open(PatternThread thread, PatternPlace place)
    {
        if (thread.Conditions == 0)
            return 0;
        var open = new List<PatternCondition>();
        foreach (var condition in conditions[thread.Conditions])
        {
            var (isMatch, next) = Step(condition.Threads.All, place);
            var isOver = isMatch || next.All.Count == 0;
            if (isOver && isMatch == condition.IsNegative)
                return null;
            if (!isOver)
                open.Add(new(next, condition.IsNegative));
        }
        return NumberOf(open);
    }

    int NumberOf(IEnumerable<PatternCondition> all)
    {
        if (IsTooMuch)
            return 0;
        var sorted = all.DistinctBy(condition => condition.Key).OrderBy(condition => condition.Key, StringComparer.Ordinal).ToList();
        work += sorted.Count;
        var key = string.Concat(sorted.Select(condition => condition.Key));
        if (numbers.TryAdd(key, conditions.Count))
            conditions.Add(sorted);
        return numbers[key];
    }
}
