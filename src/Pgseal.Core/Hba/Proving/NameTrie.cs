namespace Pgseal.Core.Hba.Proving;

/// <summary>The names that rules or the catalog mention, walked byte by byte.</summary>
sealed class NameTrie
{
    /// <summary>Not on the way to any mentioned name.</summary>
    public const int Elsewhere = -1;

    public const int Root = 0;

    readonly Dictionary<(int Node, byte Value), int> edges = [];
    readonly HashSet<int> ends = [];

    public NameTrie(IEnumerable<ByteText> names)
    {
        foreach (var name in names)
        {
            var node = Root;
            foreach (var value in name.Span)
            {
                Bytes.Add(value);
                if (!edges.TryGetValue((node, value), out var next))
                    edges[(node, value)] = next = edges.Count + 1;
                node = next;
            }
            ends.Add(node);
        }
    }

    /// <summary>Every byte that stands in a name.</summary>
    public HashSet<byte> Bytes { get; } = [];

    public int Next(int node, byte value) => edges.TryGetValue((node, value), out var next) ? next : Elsewhere;

    public bool IsName(int node) => ends.Contains(node);
}
