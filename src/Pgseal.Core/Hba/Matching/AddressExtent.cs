namespace Pgseal.Core.Hba.Matching;

/// <summary>Which addresses an address column matches: surely, and at most.</summary>
/// <param name="Because">What keeps the two apart; null where they are the same.</param>
sealed record AddressExtent(ValueList<AddressCube> Certain, ValueList<AddressCube> Possible, string? Because)
{
    static ValueList<AddressCube> Everything { get; } = [AddressCube.AllV4, AddressCube.AllV6];

    public static AddressExtent All { get; } = Exactly(Everything);

    public static AddressExtent Exactly(ValueList<AddressCube> cubes) => new(cubes, cubes, null);

    public static AddressExtent AtMost(ValueList<AddressCube> cubes, string because) => new([], cubes, because);

    public static AddressExtent Anything(string because) => AtMost(Everything, because);

    /// <summary>Whether each cube lies in one of some others; false says nothing.</summary>
    public bool IsCoveredByOneOf(ValueList<AddressCube> others)
    {
        foreach (var cube in Possible.AsSpan())
        {
            var isCovered = false;
            foreach (var other in others.AsSpan())
                isCovered |= other.Contains(cube);
            if (!isCovered)
                return false;
        }
        return true;
    }

    /// <summary>Null where it is not known.</summary>
    public bool? Contains(ClientAddress address)
    {
        if (AnyContains(Certain, address))
            return true;
        return AnyContains(Possible, address) ? null : false;
    }

    static bool AnyContains(ValueList<AddressCube> cubes, ClientAddress address)
    {
        foreach (var cube in cubes.AsSpan())
        {
            if (cube.Contains(address))
                return true;
        }
        return false;
    }
}
