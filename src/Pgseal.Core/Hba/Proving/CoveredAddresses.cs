namespace Pgseal.Core.Hba.Proving;

/// <summary>A growing set of addresses as sorted, disjoint ranges; it answers at once whether a prefix lies in it.</summary>
sealed class CoveredAddresses
{
    readonly List<(UInt128 First, UInt128 Last)> v4 = [];
    readonly List<(UInt128 First, UInt128 Last)> v6 = [];

    /// <summary>Cubes that are no range are left out: the set may only be too small.</summary>
    public void Add(AddressCube cube)
    {
        if (!cube.IsContiguous)
            return;
        var ranges = cube.IsV6 ? v6 : v4;
        var (first, last) = (cube.Value, cube.Last);
        var start = Find(ranges, first);
        if (start > 0 && (ranges[start - 1].Last >= first || ranges[start - 1].Last + 1 == first))
            start--;
        var end = start;
        for (; end < ranges.Count && (ranges[end].First <= last || ranges[end].First == last + 1); end++)
        {
            first = UInt128.Min(first, ranges[end].First);
            last = UInt128.Max(last, ranges[end].Last);
        }
        ranges.RemoveRange(start, end - start);
        ranges.Insert(start, (first, last));
    }

    public bool Contains(AddressCube cube)
    {
        var ranges = cube.IsV6 ? v6 : v4;
        var next = Find(ranges, cube.Value);
        // Of a cube with holes at least the range from its first to its last address is asked for.
        return (next < ranges.Count && ranges[next].First == cube.Value && ranges[next].Last >= cube.Last)
            || (next > 0 && ranges[next - 1].Last >= cube.Last);
    }

    /// <summary>The first range that does not begin before <paramref name="address"/>.</summary>
    static int Find(List<(UInt128 First, UInt128 Last)> ranges, UInt128 address)
    {
        var (low, high) = (0, ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranges[middle].First < address)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
