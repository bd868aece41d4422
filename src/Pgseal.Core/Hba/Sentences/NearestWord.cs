namespace Pgseal.Core.Hba.Sentences;

/// <summary>Finds the known word that a mistyped one was meant to be.</summary>
static class NearestWord
{
    /// <summary>Null where none is alike: more than a third of the letters would have to change.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        var alike = known.Where(name => Math.Abs(name.Length - word.Length) <= name.Length).Select(name => (Name: name, Distance: Distance(word, name)))
            .Where(pair => pair.Distance <= Math.Max(1, pair.Name.Length / 3)).ToList();
        return alike.Count == 0 ? null : alike.MinBy(pair => pair.Distance).Name;
    }

    /// <summary>How many letters must be put in, taken out, replaced or swapped with the next.</summary>
    static int Distance(string left, string right)
    {
        var (beforeLast, last) = (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray());
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last) = (last, row);
        }
        return last[^1];
    }
}
