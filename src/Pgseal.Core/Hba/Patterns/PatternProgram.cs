namespace Pgseal.Core.Hba.Patterns;

/// <summary>A pattern as a non-deterministic automaton over bytes that searches anywhere in a name.</summary>
sealed class PatternProgram
{
    /// <summary>Nested repetitions multiply: beyond this the pattern is not decided.</summary>
    const int MostStates = 5_000;

    /// <summary>Never a state: the target of an instruction that has none.</summary>
    const int Nowhere = -1;

    readonly List<State> states = [];

    PatternProgram()
    {
    }

    enum Op
    {
        Bytes,
        Split,
        AtStart,
        AtEnd,
        Match,
    }

    public int Count => states.Count;

    public int Start { get; private set; }

    /// <summary>Null where the pattern is not decided.</summary>
    public static PatternProgram? Compile(PatternNode node)
    {
        var program = new PatternProgram();
        program.Add(new(Op.Match, default, Nowhere, Nowhere));
        if (program.Compile(node, 0) is not { } start)
            return null;
        program.Start = start;
        return program;
    }

    public bool IsMatch(ReadOnlySpan<byte> name)
    {
        var current = new HashSet<int>();
        for (var i = 0; ; i++)
        {
            if (Close(current, [.. current, Start], i == 0, i == name.Length))
                return true;
            if (i == name.Length)
                return false;
            current = Step(current, name[i]);
        }
    }

    /// <summary>Adds what is reachable without reading; true if that is a match.</summary>
    public bool Close(HashSet<int> into, IEnumerable<int> from, bool atStart, bool atEnd)
    {
        var pending = new Stack<int>(from);
        var seen = new HashSet<int>();
        var matched = false;
        while (pending.TryPop(out var index))
        {
            if (!seen.Add(index))
                continue;
            into.Add(index);
            var state = states[index];
            matched |= state.Op == Op.Match;
            if (state.Op == Op.Split || state.Op == Op.AtStart && atStart || state.Op == Op.AtEnd && atEnd)
            {
                pending.Push(state.Next);
                if (state.Other != Nowhere)
                    pending.Push(state.Other);
            }
        }
        return matched;
    }

    /// <summary>What is reached by reading one byte, not yet closed.</summary>
    public HashSet<int> Step(HashSet<int> from, byte value)
    {
        var next = new HashSet<int>();
        foreach (var index in from)
        {
            if (states[index] is { Op: Op.Bytes } state && state.Bytes.Contains(value))
                next.Add(state.Next);
        }
        return next;
    }

    public IEnumerable<ByteSet> Sets => states.Where(state => state.Op == Op.Bytes).Select(state => state.Bytes).Distinct();

    int? Compile(PatternNode node, int next) => node switch
    {
        PatternNode.Set set => Add(new(Op.Bytes, set.Bytes, next, Nowhere)),
        PatternNode.Anchor anchor => Add(new(anchor.AtEnd ? Op.AtEnd : Op.AtStart, default, next, Nowhere)),
        PatternNode.Sequence sequence => Sequence(sequence, next),
        PatternNode.Choice choice => Choice(choice, next),
        PatternNode.Repeat repeat => Repeat(repeat, next),
        _ => null,
    };

    int? Sequence(PatternNode.Sequence sequence, int next)
    {
        int? start = next;
        for (var i = sequence.Parts.Count - 1; i >= 0 && start is { } after; i--)
            start = Compile(sequence.Parts[i], after);
        return start;
    }

    int? Choice(PatternNode.Choice choice, int next)
    {
        int? start = null;
        for (var i = choice.Branches.Count - 1; i >= 0; i--)
        {
            if (Compile(choice.Branches[i], next) is not { } branch)
                return null;
            start = start is { } others ? Add(new(Op.Split, default, branch, others)) : branch;
        }
        return start;
    }

    int? Repeat(PatternNode.Repeat repeat, int next)
    {
        int? start = next;
        if (repeat.Most is { } most)
        {
            for (var i = repeat.Least; i < most && start is { } after; i++)
                start = Compile(repeat.Part, after) is { } part ? Add(new(Op.Split, default, part, next)) : null;
        }
        else
        {
            var loop = Add(new(Op.Split, default, Nowhere, next));
            if (loop is not { } at || Compile(repeat.Part, at) is not { } part)
                return null;
            states[at] = states[at] with { Next = part };
            start = at;
        }
        for (var i = 0; i < repeat.Least && start is { } after; i++)
            start = Compile(repeat.Part, after);
        return start;
    }

    int? Add(State state)
    {
        if (states.Count >= MostStates)
            return null;
        states.Add(state);
        return states.Count - 1;
    }

    readonly record struct State(Op Op, ByteSet Bytes, int Next, int Other);
}
