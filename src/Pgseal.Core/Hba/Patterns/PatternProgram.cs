using System.Diagnostics;

namespace Pgseal.Core.Hba.Patterns;

/// <summary>A pattern as the states of a non-deterministic automaton over bytes, which <see cref="PatternAutomaton"/> runs.</summary>
sealed class PatternProgram
{
    /// <summary>The state in which the pattern, or a part that is looked for, has matched.</summary>
    public const int Match = 0;

    /// <summary>Nested repetitions multiply: beyond this the pattern is not decided.</summary>
    const int MostStates = 5_000;

    readonly List<PatternState> states = [new(PatternOp.Match, Match)];
    readonly List<int> behinds = [];
    readonly Dictionary<PatternNode, int> parts = [];

    PatternProgram()
    {
    }

    public int Start { get; private set; }

    /// <summary>The first states of what is looked for behind, inner parts before those that contain them.</summary>
    public IReadOnlyList<int> Behinds => behinds;

    public PatternState this[int index] => states[index];

    /// <summary>Null where it is too large.</summary>
    public static PatternProgram? Compile(PatternNode node)
    {
        var program = new PatternProgram();
        if (program.Compile(node, Match) is not { } start)
            return null;
        program.Start = start;
        return program;
    }

    /// <summary>The sets that tell bytes apart.</summary>
    public IEnumerable<ByteSet> Sets => states.Select(state => state.Bytes).Distinct();

    /// <summary>The sets that tell apart what was read last.</summary>
    public IEnumerable<ByteSet> SetsBefore => states.Where(state => state.Op == PatternOp.After).Select(state => state.Bytes).Distinct();

    int? Compile(PatternNode node, int next) => node switch
    {
        PatternNode.Set set => Add(new(PatternOp.Read, next, set.Bytes)),
        PatternNode.After after => Add(new(PatternOp.After, next, after.Bytes, Flag: after.OrStart)),
        PatternNode.Before before => Add(new(PatternOp.Before, next, before.Bytes, Flag: before.OrEnd)),
        PatternNode.Ahead ahead => Part(ahead.Part) is { } part
            ? Add(new(PatternOp.Ahead, next, Other: part, Flag: ahead.IsNegative)) : null,
        PatternNode.Behind behind => Part(behind.Part) is { } part
            ? Add(new(PatternOp.Behind, next, Other: NumberOf(part), Flag: behind.IsNegative)) : null,
        PatternNode.Sequence sequence => Sequence(sequence, next),
        PatternNode.Choice choice => Choice(choice, next),
        PatternNode.Repeat repeat => Repeat(repeat, next),
        _ => throw new UnreachableException(),
    };

    int? Part(PatternNode node)
    {
        if (parts.TryGetValue(node, out var known))
            return known;
        if (Compile(node, Match) is not { } start)
            return null;
        return parts[node] = start;
    }

    int NumberOf(int behind)
    {
        if (!behinds.Contains(behind))
            behinds.Add(behind);
        return behinds.IndexOf(behind);
    }

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
            start = start is { } others ? Add(new(PatternOp.Split, branch, Other: others)) : branch;
        }
        return start;
    }

    int? Repeat(PatternNode.Repeat repeat, int next)
    {
        int? start = next;
        if (repeat.Most is { } most)
        {
            for (var i = repeat.Least; i < most && start is { } after; i++)
                start = Compile(repeat.Part, after) is { } part ? Add(new(PatternOp.Split, part, Other: next)) : null;
        }
        else
        {
            var loop = Add(new(PatternOp.Split, next, Other: next));
            if (loop is not { } at || Compile(repeat.Part, at) is not { } part)
                return null;
            states[at] = states[at] with { Next = part };
            start = at;
        }
        for (var i = 0; i < repeat.Least && start is { } after; i++)
            start = Compile(repeat.Part, after);
        return start;
    }

    int? Add(PatternState state)
    {
        if (states.Count >= MostStates)
            return null;
        states.Add(state);
        return states.Count - 1;
    }
}
