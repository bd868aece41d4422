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

    readonly List<PatternAutomaton> automata;
    readonly NameTrie mentioned;
    readonly Work work;
    readonly Dictionary<string, int> visits = [];
    readonly Dictionary<string, List<ByteText>> found = [];
    readonly byte[] alphabet;
    int steps;
    long spent;

    PatternAtoms(List<PatternAutomaton> automata, NameTrie mentioned, Work work)
    {
        (this.automata, this.mentioned, this.work) = (automata, mentioned, work);
        alphabet = Alphabet();
        spent = automata.Sum(automaton => automaton.Work);
    }

    /// <summary>Null where there are too many combinations to look at.</summary>
    public static List<ByteText>? Names(List<PatternAutomaton> automata, IEnumerable<ByteText> mentioned, Work work)
    {
        var atoms = new PatternAtoms(automata, new(mentioned), work);
        return atoms.Walk() ? [.. atoms.found.Values.SelectMany(names => names)] : null;
    }

    bool Walk()
    {
        var start = new Node([.. automata.Select(_ => PatternAutomaton.Start)], NameTrie.Root, []);
        var layer = new List<Node> { start };
        for (var length = 1; length <= HbaConnection.LongestName && layer.Count > 0; length++)
        {
            var next = new List<Node>();
            foreach (var node in layer)
            {
                foreach (var value in alphabet)
                {
                    var made = automata.Sum(automaton => automaton.Work);
                    work.Spend((automata.Count + made - spent) * WorkPerStep);
                    spent = made;
                    if ((steps += automata.Count) > MostSteps || work.IsDone)
                        return false;
                    var reached = Step(node, value);
                    if (!Visit(reached))
                        continue;
                    next.Add(reached);
                    if (!Keep(reached))
                        return false;
                }
            }
            layer = next;
        }
        return true;
    }

    bool Visit(Node node)
    {
        var key = string.Join('|', node.Patterns) + "|" + node.Trie;
        visits[key] = visits.GetValueOrDefault(key) + 1;
        return visits[key] <= NamesPerAtom;
    }

    /// <summary>False where a pattern cannot say whether it matches.</summary>
    bool Keep(Node node)
    {
        var verdicts = automata.Select((automaton, i) => automaton.IsMatch(node.Patterns[i])).ToList();
        if (verdicts.Contains(null))
            return false;
        if (mentioned.IsName(node.Trie))
            return true;
        var atom = string.Concat(verdicts.Select(verdict => verdict == true ? '1' : '0'));
        if (!found.TryGetValue(atom, out var names))
            found[atom] = names = [];
        if (names.Count < NamesPerAtom)
            names.Add(new(node.Name));
        return true;
    }

    Node Step(Node node, byte value) =>
        new([.. automata.Select((automaton, i) => automaton.Next(node.Patterns[i], value))], mentioned.Next(node.Trie, value), [.. node.Name, value]);

    /// <summary>One byte for each class that no pattern and no mentioned name tells apart, letters first.</summary>
    byte[] Alphabet()
    {
        var sets = automata.SelectMany(automaton => automaton.Sets).Distinct().ToList();
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

    readonly record struct Node(int[] Patterns, int Trie, byte[] Name);
}
