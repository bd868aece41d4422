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
        var distance = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    distance[i, j] = i + j;
                    continue;
                }
                var replaced = distance[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                distance[i, j] = Math.Min(replaced, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
            }
        }
        return distance[left.Length, right.Length];
    }
}
