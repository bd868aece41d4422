using Pgseal.Core.Hba.Patterns;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Finds, for every combination of patterns that some name matches, names that show it.</summary>
/// <remarks>
/// It walks the product of the automata, determinised on the way, shortest names first, together with the names mentioned elsewhere: what it
/// finds is none of those. Up to two names are kept for each combination, so that a database can differ from a user of the same kind.
/// </remarks>
sealed class PatternAtoms
{
    const int MostSteps = 2_000_000, NamesPerAtom = 2, WorkPerStep = 60;

    readonly List<PatternProgram> programs;
    readonly NameTrie mentioned;
    readonly Work work;
    readonly Dictionary<string, int> visits = [];
    readonly Dictionary<string, List<ByteText>> found = [];
    readonly byte[] alphabet;
    int steps;

    PatternAtoms(List<PatternProgram> programs, NameTrie mentioned, Work work)
    {
        (this.programs, this.mentioned, this.work) = (programs, mentioned, work);
        alphabet = Alphabet();
    }

    /// <summary>Null where there are too many combinations to look at.</summary>
    public static List<ByteText>? Names(List<PatternProgram> programs, IEnumerable<ByteText> mentioned, Work work)
    {
        var atoms = new PatternAtoms(programs, new(mentioned), work);
        return atoms.Walk() ? [.. atoms.found.Values.SelectMany(names => names)] : null;
    }

    bool Walk()
    {
        var start = new Node([.. programs.Select(program => Close(program, [program.Start], atStart: true))], NameTrie.Root, []);
        var layer = new List<Node> { start };
        for (var length = 1; length <= HbaConnection.LongestName && layer.Count > 0; length++)
        {
            var next = new List<Node>();
            foreach (var node in layer)
            {
                foreach (var value in alphabet)
                {
                    work.Spend(programs.Count * WorkPerStep);
                    if ((steps += programs.Count) > MostSteps || work.IsDone)
                        return false;
                    var reached = Step(node, value);
                    if (!Visit(reached))
                        continue;
                    next.Add(reached);
                    Keep(reached);
                }
            }
            layer = next;
        }
        return true;
    }

    bool Visit(Node node)
    {
        var key = string.Join('|', node.Patterns.Select(state => state.Key)) + "|" + node.Trie;
        visits[key] = visits.GetValueOrDefault(key) + 1;
        return visits[key] <= NamesPerAtom;
    }

    void Keep(Node node)
    {
        if (mentioned.IsName(node.Trie))
            return;
        var atom = string.Concat(programs.Select((program, i) => IsMatch(program, node.Patterns[i]) ? '1' : '0'));
        if (!found.TryGetValue(atom, out var names))
            found[atom] = names = [];
        if (names.Count < NamesPerAtom)
            names.Add(new(node.Name));
    }

    Node Step(Node node, byte value)
    {
        var patterns = new PatternState[programs.Count];
        for (var i = 0; i < patterns.Length; i++)
        {
            var state = node.Patterns[i];
            patterns[i] = state.HasMatched ? state : Close(programs[i], [.. programs[i].Step(state.States, value), programs[i].Start], atStart: false);
        }
        return new(patterns, mentioned.Next(node.Trie, value), [.. node.Name, value]);
    }

    static PatternState Close(PatternProgram program, HashSet<int> from, bool atStart)
    {
        var closed = new HashSet<int>();
        return program.Close(closed, from, atStart, atEnd: false)
            ? new([], HasMatched: true, "+")
            : new(closed, HasMatched: false, string.Join(',', closed.Order()));
    }

    static bool IsMatch(PatternProgram program, PatternState state) =>
        state.HasMatched || program.Close([], state.States, atStart: false, atEnd: true);

    /// <summary>One byte for each class that no pattern and no mentioned name tells apart, letters first.</summary>
    byte[] Alphabet()
    {
        var sets = programs.SelectMany(program => program.Sets).Distinct().ToList();
        var classes = new Dictionary<string, byte>();
        foreach (var value in Enumerable.Range(1, 255).OrderBy(Unnatural).Select(value => (byte)value))
        {
            var key = string.Concat(sets.Select(set => set.Contains(value) ? '1' : '0')) + (mentioned.Bytes.Contains(value) ? value : "");
            classes.TryAdd(key, value);
        }
        return [.. classes.Values];
    }

    static int Unnatural(int value) => (char)value switch
    {
        >= 'a' and <= 'z' => 0,
        >= '0' and <= '9' => 1,
        '_' => 2,
        >= 'A' and <= 'Z' => 3,
        > ' ' and < '\x7f' => 4,
        _ => 5,
    };

    readonly record struct PatternState(HashSet<int> States, bool HasMatched, string Key);

    readonly record struct Node(PatternState[] Patterns, int Trie, byte[] Name);
}
