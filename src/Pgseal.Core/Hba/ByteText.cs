using System.Text;
using Pgseal.Core.Text;

namespace Pgseal.Core.Hba;

/// <summary>A name, token or message as the server holds it: bytes, in no particular encoding, compared bytewise.</summary>
public readonly struct ByteText : IEquatable<ByteText>
{
    readonly ReadOnlyMemory<byte> bytes;

    public ByteText(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    public ReadOnlySpan<byte> Span => bytes.Span;

    public int Length => bytes.Length;

    public bool IsEmpty => bytes.IsEmpty;

    public static ByteText FromString(string text) => new(Encoding.UTF8.GetBytes(text));

    public static ByteText Concat(params ReadOnlySpan<ByteText> parts)
    {
        var length = 0;
        foreach (var part in parts)
            length += part.Length;
        var all = new byte[length];
        var end = 0;
        foreach (var part in parts)
        {
            part.Span.CopyTo(all.AsSpan(end));
            end += part.Length;
        }
        return new(all);
    }

    public static ByteText Join(string separator, IReadOnlyList<ByteText> parts)
    {
        var all = new List<ByteText>();
        foreach (var part in parts)
        {
            if (all.Count > 0)
                all.Add(separator);
            all.Add(part);
        }
        return Concat([.. all]);
    }

    public bool Is(ReadOnlySpan<byte> other) => Span.SequenceEqual(other);

    public bool StartsWith(byte first) => !IsEmpty && Span[0] == first;

    public int IndexOf(byte value) => Span.IndexOf(value);

    public ByteText From(int start) => new(bytes[start..]);

    public ByteText Slice(int start, int length) => new(bytes.Slice(start, length));

    /// <summary>Bytewise order, as C's strcmp.</summary>
    public static int Compare(ByteText left, ByteText right) => left.Span.SequenceCompareTo(right.Span);

    public bool Equals(ByteText other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is ByteText other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>Safe to show: bytes that are not UTF-8 and control characters are escaped.</summary>
    public override string ToString() => Printable.Bytes(Span);

    public static implicit operator ByteText(string text) => FromString(text);

    public static bool operator ==(ByteText left, ByteText right) => left.Equals(right);

    public static bool operator !=(ByteText left, ByteText right) => !left.Equals(right);
}
