namespace Pgseal.Core.Hba.Proving;

/// <summary>Addresses of a cube that a reader takes for clients: neither the first nor the last of it.</summary>
static class NaturalAddress
{
    static readonly UInt128[] V4 = [0x0a010203, 0x0a010201, 0xc0a80117, 1, 2];

    static readonly UInt128[] V6 =
    [
        new(0x20010db8_00000000, 0x00000000_00010203), new(0xfd001234_00000000, 0x00000000_00010203), 0x10203, 1, 2,
    ];

    public static IEnumerable<ClientAddress> In(AddressCube cube)
    {
        foreach (var pattern in cube.IsV6 ? V6 : V4)
        {
            var bits = cube.Value | (pattern & cube.Free);
            if (cube.Free is var free && (free <= 1u || (bits != cube.Value && bits != cube.Last)))
                yield return new(cube.IsV6, bits);
        }
    }
}
