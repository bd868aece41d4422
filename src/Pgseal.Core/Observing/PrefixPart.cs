using System.Buffers;

namespace Pgseal.Core.Observing;

/// <summary>A piece of log_line_prefix.</summary>
/// <param name="Escape">The letter after the percent sign; null for text that stands as it is.</param>
readonly record struct PrefixPart(char? Escape, ReadOnlyMemory<byte> Literal)
{
    static readonly SearchValues<byte> ZoneBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+-0123456789"u8);

    /// <summary>Names that a client chooses, and others that may contain anything: where they end only what follows can tell.</summary>
    public bool IsFree => Escape is 'a' or 'u' or 'd' or 'r' or 'h' or 'i' or 'b' or 'v' or 'L';

    /// <summary>How many bytes of this text are this part; -1 when it does not stand here.</summary>
    /// <remarks>PostgreSQL 13 to 18, "What to Log", log_line_prefix. A padded value has spaces on one side.</remarks>
    public int Length(ReadOnlySpan<byte> text) => Escape switch
    {
        null => text.StartsWith(Literal.Span) ? Literal.Length : -1,
        'm' or 't' or 's' => Padded(text, Time),
        'n' => Padded(text, static it => Run(it, "0123456789."u8)),
        'p' or 'l' or 'x' => Padded(text, static it => Run(it, "0123456789"u8)),
        'Q' => Padded(text, static it => Run(it, "-0123456789"u8)),
        'P' => Math.Max(0, Run(text, "0123456789"u8)), // most processes have no leader
        'c' => Padded(text, static it => Run(it, "0123456789abcdef."u8)),
        'e' => Padded(text, static it => Run(it, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8)),
        _ => -1,
    };

    static int Padded(ReadOnlySpan<byte> text, Func<ReadOnlySpan<byte>, int> length)
    {
        var before = text.IndexOfAnyExcept((byte)' ') is var at and >= 0 ? at : text.Length;
        return length(text[before..]) is var own and >= 0 ? before + own : -1;
    }

    static int Run(ReadOnlySpan<byte> text, ReadOnlySpan<byte> allowed) =>
        (text.IndexOfAnyExcept(allowed) is var end and >= 0 ? end : text.Length) is var length and > 0 ? length : -1;

    /// <summary>A date, a time, and what the zone is called then.</summary>
    static int Time(ReadOnlySpan<byte> text)
    {
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':' || !char.IsAsciiDigit((char)text[0]))
            return -1;
        var clock = 11 + Run(text[11..], "0123456789:."u8);
        if (clock >= text.Length || text[clock] != ' ')
            return -1;
        var zone = text[(clock + 1)..].IndexOfAnyExcept(ZoneBytes);
        return zone > 0 ? clock + 1 + zone : -1;
    }
}
