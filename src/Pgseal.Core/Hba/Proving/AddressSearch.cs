namespace Pgseal.Core.Hba.Proving;

/// <summary>Finds an address in a set of cubes and in none of others, exactly, for any masks.</summary>
/// <remarks>A cube is halved at a bit that an obstacle fixes until no obstacle is left or one covers it: for prefixes this is a walk of their trie.</remarks>
sealed class AddressSearch
{
    const int MostSteps = 100_000;

    int steps;

    /// <summary>Whether the last search gave up: then not finding an address means nothing.</summary>
    public bool GaveUp { get; private set; }

    public ClientAddress? Find(ValueList<AddressCube> inside, ValueList<AddressCube> region, IReadOnlyList<AddressCube> obstacles)
    {
        (GaveUp, steps) = (false, 0);
        foreach (var cube in inside)
        {
            foreach (var part in region)
            {
                if (cube.Intersect(part) is { } both && Find(both, [.. obstacles.Where(both.Overlaps)]) is { } address)
                    return address;
            }
        }
        return null;
    }

    ClientAddress? Find(AddressCube cube, List<AddressCube> obstacles)
    {
        if (++steps > MostSteps)
        {
            GaveUp = true;
            return null;
        }
        if (obstacles.Any(obstacle => obstacle.Contains(cube)))
            return null;
        foreach (var address in NaturalAddress.In(cube))
        {
            if (!obstacles.Any(obstacle => obstacle.Contains(address)))
                return address;
        }
        if (obstacles.Count == 0)
            return new(cube.IsV6, cube.Value);
        var bit = SplitBit(cube, obstacles);
        foreach (var value in (UInt128[])[bit & ~obstacles[0].Value, bit & obstacles[0].Value])
        {
            var half = new AddressCube(cube.IsV6, cube.Value | value, cube.Mask | bit);
            if (Find(half, [.. obstacles.Where(half.Overlaps)]) is { } address)
                return address;
            if (GaveUp)
                return null;
        }
        return null;
    }

    /// <summary>The highest bit that the widest obstacle fixes and the cube does not; the widest obstacle is moved to the front.</summary>
    static UInt128 SplitBit(AddressCube cube, List<AddressCube> obstacles)
    {
        var widest = 0;
        for (var i = 1; i < obstacles.Count; i++)
        {
            if (UInt128.PopCount(obstacles[i].Mask & cube.Free) < UInt128.PopCount(obstacles[widest].Mask & cube.Free))
                widest = i;
        }
        (obstacles[0], obstacles[widest]) = (obstacles[widest], obstacles[0]);
        var open = obstacles[0].Mask & cube.Free;
        return UInt128.One << (127 - (int)UInt128.LeadingZeroCount(open));
    }
}
