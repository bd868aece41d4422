namespace Pgseal.Cli.CommandLine;

/// <summary>Finds the valid word that a mistyped one was probably meant to be.</summary>
static class NearestMatch
{
    /// <summary>A clause to end an error sentence with; empty when nothing valid is near.</summary>
    public static string Hint(string typed, IEnumerable<string> valid) => Of(typed, valid) is { } word ? $"; did you mean {word}?" : "";

    /// <returns>Null when every valid word is further away than a third of its length, and at least two typing errors.</returns>
    public static string? Of(string typed, IEnumerable<string> valid) => valid
        .Select(word => (word, distance: Distance(typed, word)))
        .Where(it => it.distance <= Math.Max(2, it.word.Length / 3) && it.distance < it.word.Length)
        .OrderBy(it => it.distance)
        .Select(it => it.word)
        .FirstOrDefault();

    /// <summary>Insertions, deletions and substitutions; letters of the other case cost nothing.</summary>
    static int Distance(string a, string b)
    {
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (same ? 0 : 1));
            }
            above = row;
        }
        return above[b.Length];
    }
}
