using System.Buffers.Binary;

namespace Pgseal.Core.Tls.Hello;

/// <summary>Takes numbers and vectors off the front of bytes; never reads beyond them.</summary>
ref struct ByteReader(ReadOnlySpan<byte> rest)
{
    ReadOnlySpan<byte> rest = rest;

    public readonly bool IsEmpty => rest.IsEmpty;

    public bool TryTake(int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (rest.Length < count)
            return false;
        bytes = rest[..count];
        rest = rest[count..];
        return true;
    }

    public bool TryByte(out byte value)
    {
        value = 0;
        if (!TryTake(1, out var bytes))
            return false;
        value = bytes[0];
        return true;
    }

    public bool TryUInt16(out ushort value)
    {
        value = 0;
        if (!TryTake(2, out var bytes))
            return false;
        value = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        return true;
    }

    /// <summary>A vector with a length of one byte.</summary>
    public bool TryVector8(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return TryByte(out var length) && TryTake(length, out bytes);
    }

    /// <summary>A vector with a length of two bytes.</summary>
    public bool TryVector16(out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        return TryUInt16(out var length) && TryTake(length, out bytes);
    }
}
