using System.Buffers.Binary;

namespace Pgseal.Core.Tls.Hello;

/// <summary>Collects numbers and vectors in TLS's order of bytes.</summary>
sealed class ByteWriter
{
    readonly List<byte> bytes = [];

    public ByteWriter Byte(int value)
    {
        bytes.Add((byte)value);
        return this;
    }

    public ByteWriter UInt16(int value) => Byte(value >> 8).Byte(value);

    public ByteWriter Bytes(ReadOnlySpan<byte> value)
    {
        bytes.AddRange(value);
        return this;
    }

    /// <summary>What is written inside, with its length before it in this many bytes.</summary>
    public ByteWriter Vector(int lengthBytes, Action<ByteWriter> inside)
    {
        var inner = new ByteWriter();
        inside(inner);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, inner.bytes.Count);
        return Bytes(length[(4 - lengthBytes)..]).Bytes(inner.ToArray());
    }

    public byte[] ToArray() => [.. bytes];
}
