namespace Pgseal.Core.Tls.Enumerating;

/// <summary>Merges sorted runs of which mostly each is expected to come wholly before the next.</summary>
/// <remarks>Every comparison that nobody made yet costs a connection: one for each border that is as expected, and a binary search for what is not.</remarks>
static class RunMerge
{
    /// <param name="isBefore">Null when it is not known.</param>
    /// <param name="missing">The comparison to make, when the order cannot be told without it.</param>
    /// <returns>Null when a comparison is missing.</returns>
    public static List<ushort>? TrySort(IEnumerable<IReadOnlyList<ushort>> runs, Func<ushort, ushort, bool?> isBefore, out (ushort First, ushort Second) missing)
    {
        missing = default;
        var sorted = new List<ushort>();
        foreach (var run in runs)
        {
            var from = 0;
            for (var at = 0; at < run.Count; at++)
            {
                if (sorted.Count == from || Ask(sorted[^1], run[at], ref missing) is true)
                {
                    sorted.AddRange(run.Skip(at));
                    break;
                }
                if (missing != default || Search(sorted, from, run[at], ref missing) is not { } place)
                    return null;
                sorted.Insert(place, run[at]);
                from = place + 1;
            }
        }
        return sorted;

        bool? Ask(ushort first, ushort second, ref (ushort, ushort) missing)
        {
            var known = isBefore(first, second);
            if (known is null)
                missing = (first, second);
            return known;
        }

        // The last element is known to come after the code.
        int? Search(List<ushort> sorted, int from, ushort code, ref (ushort, ushort) missing)
        {
            var (low, high) = (from, sorted.Count - 1);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (Ask(sorted[middle], code, ref missing) is not { } isEarlier)
                    return null;
                (low, high) = isEarlier ? (middle + 1, high) : (low, middle);
            }
            return low;
        }
    }
}
