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

    /// <returns>How many were looked at.</returns>
    public int AddOverlapping(AddressCube cube, List<HbaRule> to)
    {
        if (entries.Count > FewEntries)
            return AddOfMany(cube, to);
        foreach (var entry in entries)
        {
            if (entry.Cube.Overlaps(cube))
                to.Add(entry.Rule);
        }
        return entries.Count;
    }

    int AddOfMany(AddressCube cube, List<HbaRule> to)
    {
        Sort();
        var looked = masks.Count;
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
                looked++;
                if (entries[i].Cube.Overlaps(cube))
                    to.Add(entries[i].Rule);
            }
        }
        return looked;
    }

    /// <summary>The first rule, in the order of the list, that covers an address and is accepted, if it comes before <paramref name="first"/>.</summary>
    /// <returns>How many were looked at.</returns>
    public int FindFirst(ClientAddress address, Func<HbaRule, bool> accepts, ref HbaRule? first)
    {
        if (entries.Count <= FewEntries)
        {
            foreach (var entry in entries)
            {
                if ((first is null || entry.Rule.Index < first.Index) && entry.Cube.Contains(address) && accepts(entry.Rule))
                    first = entry.Rule;
            }
            return entries.Count;
        }
        Sort();
        var looked = masks.Count;
        foreach (var (start, end) in masks)
        {
            var mask = entries[start].Cube;
            var value = address.Bits & mask.Mask;
            if (mask.IsV6 != address.IsV6)
                continue;
            // Entries of one value stand in the order of the list.
            for (var i = First(start, end, value); i < end && entries[i].Cube.Value == value && !(entries[i].Rule.Index >= first?.Index); i++)
            {
                looked++;
                if (accepts(entries[i].Rule))
                    first = entries[i].Rule;
            }
        }
        return looked;
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
