namespace Pgseal.Core.Tls.Enumerating;

/// <summary>What the observations say about the order of what a server accepts.</summary>
/// <remarks>Choosing one of several is taken as preferring it to all the others that are accepted, and so on from one to the next.</remarks>
sealed class Preference
{
    readonly Dictionary<ushort, int> places;
    readonly bool[][] before;

    public Preference(IReadOnlyList<ushort> accepted, IEnumerable<Observation> observations)
    {
        places = accepted.Select((code, place) => (code, place)).ToDictionary(it => it.code, it => it.place);
        before = [.. accepted.Select(_ => new bool[accepted.Count])];
        foreach (var (offered, chosen) in observations.Where(it => places.ContainsKey(it.Chosen)))
        {
            var others = offered.Where(code => code != chosen && places.ContainsKey(code)).ToList();
            foreach (var other in others)
                before[places[chosen]][places[other]] = true;
            OverrulesClient |= others.Count > 0 && offered.First(places.ContainsKey) != chosen;
        }
        Close();
        Contradicts = accepted.Any(code => before[places[code]][places[code]]);
    }

    /// <summary>Something accepted was passed over that the client had put first: the order is the server's.</summary>
    public bool OverrulesClient { get; }

    /// <summary>There is no one order that explains every answer.</summary>
    public bool Contradicts { get; }

    /// <returns>Null when nothing observed says.</returns>
    public bool? IsBefore(ushort first, ushort second) =>
        before[places[first]][places[second]] ? true : before[places[second]][places[first]] ? false : null;

    /// <summary>Warshall's closure: what is before something is before all that comes after that.</summary>
    void Close()
    {
        var count = places.Count;
        for (var middle = 0; middle < count; middle++)
            for (var first = 0; first < count; first++)
                if (before[first][middle])
                    for (var last = 0; last < count; last++)
                        before[first][last] |= before[middle][last];
    }
}
