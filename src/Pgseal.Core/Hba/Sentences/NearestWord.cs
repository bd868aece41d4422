namespace Pgseal.Core.Hba.Sentences;

/// <summary>Finds the known word that a mistyped one was meant to be.</summary>
static class NearestWord
{
    /// <summary>Null where none is alike: more than a third of the letters would have to change.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var alike = known.Select(name => (Name: name, Distance: Distance(word, name)))
            .Where(pair => pair.Distance <= Math.Max(1, pair.Name.Length / 3)).ToList();
        return alike.Count == 0 ? null : alike.MinBy(pair => pair.Distance).Name;
    }

    /// <summary>How many letters must be put in, taken out or replaced.</summary>
    static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
