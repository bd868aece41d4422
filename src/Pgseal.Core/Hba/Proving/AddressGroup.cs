namespace Pgseal.Core.Hba.Proving;

/// <summary>Rules with the cubes of their addresses; those that overlap a cube are found without looking at all.</summary>
/// <remarks>
/// Sorted by mask and value. Of a mask that fixes no more than the cube asked for, one value can overlap; of a longer prefix, a range of values.
/// </remarks>
sealed class AddressGroup
{
    const int FewEntries = 8;

    readonly List<Entry> entries = [];
    readonly List<(int Start, int End)> masks = [];
    bool isSorted;

    public void Add(AddressCube cube, HbaRule rule)
    {
        entries.Add(new(cube, rule));
        isSorted = false;
    }

    public void AddOverlapping(AddressCube cube, List<HbaRule> to)
    {
        if (entries.Count > FewEntries)
        {
            AddOfMany(cube, to);
            return;
        }
        foreach (var entry in entries)
        {
            if (entry.Cube.Overlaps(cube))
                to.Add(entry.Rule);
        }
    }

    void AddOfMany(AddressCube cube, List<HbaRule> to)
    {
        Sort();
        foreach (var (start, end) in masks)
        {
            var mask = entries[start].Cube;
            if (mask.IsV6 != cube.IsV6)
                continue;
            var isWider = (mask.Mask & ~cube.Mask) == 0;
            var isRange = isWider || (mask.IsContiguous && cube.IsContiguous);
            var last = isWider ? cube.Value & mask.Mask : cube.Last;
            for (var i = isRange ? First(start, end, cube.Value & mask.Mask) : start; i < end && (!isRange || entries[i].Cube.Value <= last); i++)
            {
                if (entries[i].Cube.Overlaps(cube))
                    to.Add(entries[i].Rule);
            }
        }
    }

    void Sort()
    {
        if (isSorted)
            return;
        isSorted = true;
        entries.Sort(Entry.Compare);
        masks.Clear();
        for (var start = 0; start < entries.Count;)
        {
            var end = start + 1;
            while (end < entries.Count && entries[end].Cube.Mask == entries[start].Cube.Mask && entries[end].Cube.IsV6 == entries[start].Cube.IsV6)
                end++;
            masks.Add((start, end));
            start = end;
        }
    }

    /// <summary>The first entry of a mask whose value is not below <paramref name="value"/>.</summary>
    int First(int low, int high, UInt128 value)
    {
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].Cube.Value < value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    readonly record struct Entry(AddressCube Cube, HbaRule Rule)
    {
        public static int Compare(Entry left, Entry right)
        {
            var byFamily = left.Cube.IsV6.CompareTo(right.Cube.IsV6);
            var byMask = byFamily != 0 ? byFamily : left.Cube.Mask.CompareTo(right.Cube.Mask);
            var byValue = byMask != 0 ? byMask : left.Cube.Value.CompareTo(right.Cube.Value);
            return byValue != 0 ? byValue : left.Rule.Index.CompareTo(right.Rule.Index);
        }
    }
}
