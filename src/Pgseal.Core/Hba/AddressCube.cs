using System.Net;

namespace Pgseal.Core.Hba;

/// <summary>All addresses of one family whose bits under a mask have one value: what an address and a netmask mean.</summary>
/// <remarks>Masks need not be contiguous: <c>10.0.5.1 255.0.255.0</c> is legal and honoured.</remarks>
public readonly record struct AddressCube
{
    public AddressCube(bool isV6, UInt128 value, UInt128 mask)
    {
        IsV6 = isV6;
        Value = value & mask;
        Mask = mask;
    }

    public bool IsV6 { get; }

    public UInt128 Value { get; }

    public UInt128 Mask { get; }

    public static AddressCube AllV4 { get; } = new(false, 0, 0);

    public static AddressCube AllV6 { get; } = new(true, 0, 0);

    public int Width => IsV6 ? 128 : 32;

    public bool IsContiguous => (Free & (Free + 1)) == 0 || Free == UInt128.MaxValue;

    public int PrefixLength => Width - (int)UInt128.PopCount(Free);

    internal UInt128 Free => (IsV6 ? UInt128.MaxValue : uint.MaxValue) & ~Mask;

    internal UInt128 Last => Value | Free;

    public static AddressCube Of(IPNetwork network)
    {
        var address = ClientAddress.Of(network.BaseAddress);
        return Prefix(address, network.PrefixLength);
    }

    public static AddressCube Of(ClientAddress address) => Prefix(address, address.IsV6 ? 128 : 32);

    public static AddressCube Prefix(ClientAddress address, int length)
    {
        var width = address.IsV6 ? 128 : 32;
        var all = address.IsV6 ? UInt128.MaxValue : uint.MaxValue;
        var mask = length == 0 ? 0 : all & (UInt128.MaxValue << (width - length));
        return new(address.IsV6, address.Bits, mask);
    }

    public bool Contains(ClientAddress address) => address.IsV6 == IsV6 && (address.Bits & Mask) == Value;

    public bool Contains(AddressCube other) => other.IsV6 == IsV6 && (other.Mask & Mask) == Mask && (other.Value & Mask) == Value;

    public bool Overlaps(AddressCube other) => other.IsV6 == IsV6 && ((other.Value ^ Value) & Mask & other.Mask) == 0;

    public AddressCube? Intersect(AddressCube other) =>
        Overlaps(other) ? new(IsV6, Value | other.Value, Mask | other.Mask) : null;

    /// <summary>As it is written in a rule: <c>10.0.0.0/8</c>, or address and netmask where no prefix says it.</summary>
    public override string ToString() => IsContiguous
        ? $"{new ClientAddress(IsV6, Value)}/{PrefixLength}"
        : $"{new ClientAddress(IsV6, Value)} {new ClientAddress(IsV6, Mask)}";
}
