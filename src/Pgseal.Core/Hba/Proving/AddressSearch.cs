namespace Pgseal.Core.Hba.Proving;

/// <summary>Finds an address in a set of cubes and in none of others, exactly, for any masks.</summary>
/// <remarks>A cube is halved at a bit that an obstacle fixes until no obstacle is left or one covers it: for prefixes this is a walk of their trie.</remarks>
sealed class AddressSearch(Work work)
{
    const int MostSteps = 100_000;

    int steps;

    /// <summary>Whether the last search gave up: then not finding an address means nothing.</summary>
    public bool GaveUp { get; private set; }

    public void Forget() => GaveUp = false;

    public ClientAddress? Find(ValueList<AddressCube> inside, ValueList<AddressCube> region, List<AddressCube> obstacles)
    {
        (GaveUp, steps) = (false, 0);
        foreach (var cube in inside.AsSpan())
        {
            foreach (var part in region.AsSpan())
            {
                if (cube.Intersect(part) is { } both && Find(both, Overlapping(both, obstacles)) is { } address)
                    return address;
            }
        }
        return null;
    }

    ClientAddress? Find(AddressCube cube, List<AddressCube> obstacles)
    {
        work.Spend(obstacles.Count);
        if (++steps > MostSteps || work.IsDone)
        {
            GaveUp = true;
            return null;
        }
        foreach (var obstacle in obstacles)
        {
            if (obstacle.Contains(cube))
                return null;
        }
        foreach (var address in NaturalAddress.In(cube))
        {
            if (!AnyContains(obstacles, address))
                return address;
        }
        if (obstacles.Count == 0)
            return new(cube.IsV6, cube.Value);
        var bit = SplitBit(cube, obstacles);
        var (fixedValue, other) = (bit & obstacles[0].Value, bit & ~obstacles[0].Value);
        return Half(cube, bit, other, obstacles) ?? (GaveUp ? null : Half(cube, bit, fixedValue, obstacles));
    }

    ClientAddress? Half(AddressCube cube, UInt128 bit, UInt128 value, List<AddressCube> obstacles)
    {
        var half = new AddressCube(cube.IsV6, cube.Value | value, cube.Mask | bit);
        return Find(half, Overlapping(half, obstacles));
    }

    static List<AddressCube> Overlapping(AddressCube cube, List<AddressCube> obstacles)
    {
        var overlapping = new List<AddressCube>();
        foreach (var obstacle in obstacles)
        {
            if (obstacle.Overlaps(cube))
                overlapping.Add(obstacle);
        }
        return overlapping;
    }

    static bool AnyContains(List<AddressCube> obstacles, ClientAddress address)
    {
        foreach (var obstacle in obstacles)
        {
            if (obstacle.Contains(address))
                return true;
        }
        return false;
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
