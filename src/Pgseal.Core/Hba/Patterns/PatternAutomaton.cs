namespace Pgseal.Core.Hba.Patterns;

/// <summary>A pattern as a deterministic automaton that searches anywhere in a name, made as far as it is walked.</summary>
/// <remarks>
/// A state knows the threads of the search, those of every part that is looked for behind, and what the bytes before say to <c>^</c>, <c>\y</c> and
/// their like. What is looked for ahead goes along with the thread that asked for it. So equal states have equal futures.
/// </remarks>
sealed class PatternAutomaton
{
    /// <summary>The state before the first byte.</summary>
    public const int Start = 0;

    /// <summary>It has matched, whatever follows.</summary>
    const int Matched = 1;

    /// <summary>There are too many threads to tell.</summary>
    const int Unknown = 2;

    readonly PatternProgram program;
    readonly PatternRun run;
    readonly ByteSet[] setsBefore;
    readonly List<State> states = [];
    readonly Dictionary<string, int> known = [];
    readonly Dictionary<(int State, byte Value), int> steps = [];
    readonly Dictionary<int, bool?> verdicts = new() { [Matched] = true, [Unknown] = null };

    public PatternAutomaton(PatternProgram program)
    {
        this.program = program;
        run = new(program);
        setsBefore = [.. program.SetsBefore];
        var start = new State(null, PatternThreads.None, [.. program.Behinds.Select(_ => PatternThreads.None)]);
        states.AddRange(start, start, start);
    }

    public IEnumerable<ByteSet> Sets => program.Sets;

    /// <summary>How much making it took so far, in threads and conditions.</summary>
    public long Work => run.Work;

    /// <summary>The state after one more byte.</summary>
    public int Next(int state, byte value)
    {
        if (state is Matched or Unknown)
            return state;
        if (!steps.TryGetValue((state, value), out var next))
            steps[(state, value)] = next = Step(states[state], value, out var reached) ?? NumberOf(reached);
        return next;
    }

    /// <summary>Whether a name that ends in this state matches; null where that is too much to tell.</summary>
    public bool? IsMatch(int state)
    {
        if (!verdicts.TryGetValue(state, out var verdict))
            verdicts[state] = verdict = Step(states[state], null, out _) switch { Matched => true, Unknown => null, _ => false };
        return verdict;
    }

    public bool? IsMatch(ReadOnlySpan<byte> name)
    {
        var state = Start;
        foreach (var value in name)
            state = Next(state, value);
        return IsMatch(state);
    }

    /// <summary>Null where all is open.</summary>
    int? Step(State state, byte? value, out State reached)
    {
        run.Begin();
        var place = new PatternPlace(state.Last, value, new bool[program.Behinds.Count]);
        var behind = new PatternThreads[program.Behinds.Count];
        for (var i = 0; i < behind.Length; i++)
            (place.Behind[i], behind[i]) = run.Step(Searching(state.Behind[i], program.Behinds[i]), place);
        var (isMatch, search) = run.Step(Searching(state.Search, program.Start), place);
        reached = new(value, search, behind);
        return run.IsTooMuch ? Unknown : isMatch ? Matched : null;
    }

    static IEnumerable<PatternThread> Searching(PatternThreads threads, int start) => threads.All.Append(new(start));

    int NumberOf(State state)
    {
        if (state.Search.All.Contains(new(PatternProgram.Match)))
            return Matched;
        var last = string.Concat(setsBefore.Select(set => state.Last is { } value && set.Contains(value) ? '1' : '0'));
        var key = string.Join('|', [last, state.Search.Key, .. state.Behind.Select(threads => threads.Key)]);
        if (known.TryAdd(key, states.Count))
            states.Add(state);
        return known[key];
    }

    readonly record struct State(byte? Last, PatternThreads Search, PatternThreads[] Behind);
}
