namespace Pgseal.Core.Text;

/// <summary>Finds the valid word that a mistyped one was probably meant to be.</summary>
public static class NearestWord
{
    /// <returns>Null when every valid word is further away than a third of its length, and at least two typing errors.</returns>
    public static string? Of(string typed, IEnumerable<string> valid) => valid
        .Select(word => (Word: word, Distance: Distance(typed, word)))
        .Where(it => it.Distance <= Math.Max(2, it.Word.Length / 3) && it.Distance < it.Word.Length)
        .OrderBy(it => it.Distance)
        .Select(it => it.Word)
        .FirstOrDefault();

    /// <summary>Letters put in, taken out, replaced or swapped with the next; those of the other case cost nothing.</summary>
    static int Distance(string left, string right)
    {
        var (beforeLast, last) = (new int[right.Length + 1], Enumerable.Range(0, right.Length + 1).ToArray());
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = last[j - 1] + (IsSame(left[i - 1], right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && IsSame(left[i - 1], right[j - 2]) && IsSame(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last) = (last, row);
        }
        return last[^1];
    }

    static bool IsSame(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
