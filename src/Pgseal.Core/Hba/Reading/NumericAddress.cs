using System.Buffers.Text;
using System.Text;

namespace Pgseal.Core.Hba.Reading;

/// <summary>Reads a numeric address as glibc's getaddrinfo does with AI_NUMERICHOST: the server asks it, so its oddities are the rules'.</summary>
/// <remarks><c>10.1</c> is 10.0.0.1, <c>010.0.0.1</c> is 8.0.0.1, <c>2130706433</c> is 127.0.0.1.</remarks>
static class NumericAddress
{
    /// <summary>No address: it is a host name.</summary>
    public static (ClientAddress? Address, string? UnknownZone) Parse(ReadOnlySpan<byte> text, ValueList<string>? interfaceNames)
    {
        if (V4(text) is { } v4)
            return (new(false, v4), null);
        var percent = text.IndexOf((byte)'%');
        if (V6(percent < 0 ? text : text[..percent]) is not { } v6)
            return (null, null);
        if (percent < 0)
            return (new(true, v6), null);
        var zone = text[(percent + 1)..];
        if (Utf8Parser.TryParse(zone, out uint _, out var consumed) && consumed == zone.Length && !zone.StartsWith("-"u8))
            return (new(true, v6), null);
        if (!IsLinkLocal(v6) || zone.IsEmpty)
            return (null, null);
        var name = Encoding.Latin1.GetString(zone);
        // Every Linux has the loopback interface, and it is always called lo.
        if (name == "lo" || interfaceNames is { } known && known.Contains(name))
            return (new(true, v6), null);
        return interfaceNames is null ? (new(true, v6), name) : (null, null);
    }

    /// <summary>C's strtol: blanks and a sign are fine, anything left over is not.</summary>
    public static int? PrefixLength(ReadOnlySpan<byte> text, int most)
    {
        text = text.TrimStart(" \t\n\v\f\r"u8);
        var negative = text.StartsWith("-"u8);
        if (negative || text.StartsWith("+"u8))
            text = text[1..];
        if (text.IsEmpty)
            return null;
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit((char)c))
                return null;
            length = Math.Min(length * 10 + c - '0', 1000);
        }
        return length > most || negative && length > 0 ? null : length;
    }

    /// <summary>inet_aton: one to four parts, decimal, octal or hexadecimal; the last fills what is left.</summary>
    static uint? V4(ReadOnlySpan<byte> text)
    {
        var address = 0u;
        for (var part = 0; part < 4; part++)
        {
            if (Number(ref text) is not { } value)
                return null;
            if (text.IsEmpty)
                return value <= uint.MaxValue >> (8 * part) ? address | (uint)value : null;
            if (text[0] != '.' || value > 255)
                return null;
            address |= (uint)value << (24 - 8 * part);
            text = text[1..];
        }
        return null;
    }

    static ulong? Number(ref ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || !char.IsAsciiDigit((char)text[0]))
            return null;
        var radix = 10;
        if (text is [(byte)'0', (byte)'x' or (byte)'X', var digit, ..] && char.IsAsciiHexDigit((char)digit))
        {
            radix = 16;
            text = text[2..];
        }
        else if (text[0] == '0')
        {
            radix = 8;
        }
        var value = 0ul;
        while (!text.IsEmpty && HexDigit(text[0]) is { } next && next < radix)
        {
            value = value * (ulong)radix + (ulong)next;
            if (value > uint.MaxValue)
                return null;
            text = text[1..];
        }
        return value;
    }

    /// <summary>inet_pton.</summary>
    static UInt128? V6(ReadOnlySpan<byte> text)
    {
        var (before, after) = (UInt128.Zero, UInt128.Zero);
        var (count, gapAt) = (0, -1);
        if (text.StartsWith("::"u8))
        {
            gapAt = 0;
            text = text[2..];
        }
        else if (text.StartsWith(":"u8))
        {
            return null;
        }
        while (!text.IsEmpty)
        {
            if (count <= 6 && DottedQuad(text) is { } quad)
            {
                after = (after << 32) | quad;
                count += 2;
                break;
            }
            var digits = 0;
            var group = 0;
            for (; digits < text.Length && digits < 5 && HexDigit(text[digits]) is { } digit; digits++)
                group = group * 16 + digit;
            if (digits is 0 or 5 || count == 8)
                return null;
            after = (after << 16) | (uint)group;
            count++;
            text = text[digits..];
            if (text.IsEmpty)
                break;
            if (text[0] != ':' || text.Length == 1)
                return null;
            text = text[1..];
            if (text[0] != ':')
                continue;
            if (gapAt >= 0)
                return null;
            (gapAt, before, after) = (count, after, 0);
            text = text[1..];
        }
        if (gapAt < 0)
            return count == 8 ? after : null;
        if (count > 7)
            return null;
        var leading = gapAt == 0 ? 0 : before << (128 - 16 * gapAt);
        return leading | after;
    }

    static uint? DottedQuad(ReadOnlySpan<byte> text)
    {
        var address = 0u;
        for (var part = 0; part < 4; part++)
        {
            if (!Utf8Parser.TryParse(text, out byte value, out var consumed) || !char.IsAsciiDigit((char)text[0]) || consumed > 1 && text[0] == '0')
                return null;
            address = (address << 8) | value;
            text = text[consumed..];
            if (part < 3 && (text.IsEmpty || text[0] != '.'))
                return null;
            text = part < 3 ? text[1..] : text;
        }
        return text.IsEmpty ? address : null;
    }

    /// <summary>fe80::/10 and ff?2::.</summary>
    static bool IsLinkLocal(UInt128 address) =>
        address >> 118 == 0xfe80u >> 6 || (address >> 120 == 0xffu && ((address >> 112) & 0xfu) == 2u);

    static int? HexDigit(byte c) => (char)c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => null,
    };
}
