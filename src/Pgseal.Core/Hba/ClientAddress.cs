using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Pgseal.Core.Hba;

/// <summary>An IPv4 or IPv6 address as a number: the two families never match each other.</summary>
public readonly record struct ClientAddress(bool IsV6, UInt128 Bits)
{
    public static ClientAddress Of(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new(true, BinaryPrimitives.ReadUInt128BigEndian(bytes))
            : new(false, BinaryPrimitives.ReadUInt32BigEndian(bytes));
    }

    /// <summary>As the C library prints it, which is how the server shows it.</summary>
    public override string ToString()
    {
        if (!IsV6)
            return Dotted((uint)Bits);
        Span<ushort> words = stackalloc ushort[8];
        for (var i = 0; i < 8; i++)
            words[i] = (ushort)(Bits >> (112 - 16 * i));
        var (start, length) = LongestZeros(words);
        // IPv4-compatible and IPv4-mapped addresses end in dotted form: glibc, inet_ntop.c.
        var dotted = start == 0 && (length == 6 || (length == 5 && words[5] == 0xffff));
        var count = dotted ? 6 : 8;
        var text = "";
        for (var i = 0; i < count; i++)
        {
            if (i >= start && i < start + length)
            {
                text += i == start ? ":" : "";
                continue;
            }
            text += i == 0 ? $"{words[i]:x}" : $":{words[i]:x}";
        }
        if (dotted)
            return $"{text}:{Dotted((uint)Bits)}";
        return start >= 0 && start + length == 8 ? text + ":" : text;
    }

    static (int Start, int Length) LongestZeros(ReadOnlySpan<ushort> words)
    {
        var (best, bestLength) = (-1, 0);
        for (var i = 0; i < 8; i++)
        {
            var length = 0;
            while (i + length < 8 && words[i + length] == 0)
                length++;
            if (length > bestLength)
                (best, bestLength) = (i, length);
            i += length;
        }
        return bestLength >= 2 ? (best, bestLength) : (-1, 0);
    }

    static string Dotted(uint bits) => $"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}";
}
