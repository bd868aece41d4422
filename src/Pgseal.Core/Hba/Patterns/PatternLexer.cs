namespace Pgseal.Core.Hba.Patterns;

/// <summary>Reads the escapes of an advanced regular expression (regc_lex.c).</summary>
sealed class PatternLexer(ByteText pattern)
{
    readonly ByteText pattern = pattern;

    public int Position { get; set; }

    /// <summary>How many capturing groups were opened so far: it decides whether \12 is a back-reference or octal.</summary>
    public int Groups { get; set; }

    public bool AtEnd => Position >= pattern.Length;

    public byte Peek => pattern.Span[Position];

    public bool Sees(ReadOnlySpan<byte> text) => Position <= pattern.Length && pattern.Span[Position..].StartsWith(text);

    public byte Take() => pattern.Span[Position++];

    public bool Eat(ReadOnlySpan<byte> text)
    {
        if (!Sees(text))
            return false;
        Position += text.Length;
        return true;
    }

    public ReadOnlySpan<byte> Between(int start, int end) => pattern.Span[start..end];

    /// <summary>What stands after a backslash; null is an error.</summary>
    public PatternEscape? Escape()
    {
        if (AtEnd)
            return null;
        var c = Take();
        return (char)c switch
        {
            'a' => PatternEscape.Byte('\a'),
            'b' => PatternEscape.Byte('\b'),
            'B' => PatternEscape.Byte('\\'),
            'c' when !AtEnd => PatternEscape.Byte(Take() & 0x1fu),
            'e' => PatternEscape.Byte('\x1b'),
            'f' => PatternEscape.Byte('\f'),
            'n' => PatternEscape.Byte('\n'),
            'r' => PatternEscape.Byte('\r'),
            't' => PatternEscape.Byte('\t'),
            'v' => PatternEscape.Byte('\v'),
            'u' => Number(16, 4, 4),
            'U' => Number(16, 8, 8),
            'x' => Number(16, 1, 255),
            'd' => PatternEscape.Class(CharacterClass.Digit),
            'D' => PatternEscape.Class(CharacterClass.Digit.Complement()),
            's' => PatternEscape.Class(CharacterClass.Space),
            'S' => PatternEscape.Class(CharacterClass.Space.Complement()),
            'w' => PatternEscape.Class(CharacterClass.Word),
            'W' => PatternEscape.Class(CharacterClass.Word.Complement()),
            'A' => new(PatternEscapeKind.Start, default, 0),
            'Z' => new(PatternEscapeKind.End, default, 0),
            'm' or 'M' or 'y' or 'Y' => new(PatternEscapeKind.WordBoundary, default, 0),
            '0' => Octal(),
            >= '1' and <= '9' => BackReferenceOrOctal(),
            _ when char.IsAsciiLetterOrDigit((char)c) => null,
            _ => PatternEscape.Byte(c),
        };
    }

    PatternEscape? BackReferenceOrOctal()
    {
        var start = Position - 1;
        var end = start;
        while (end < pattern.Length && char.IsAsciiDigit((char)pattern.Span[end]))
            end++;
        var number = 0;
        foreach (var digit in pattern.Span[start..end])
            number = Math.Min(number * 10 + digit - '0', 1_000_000);
        if (end - start > 1 && number > Groups)
            return Octal();
        Position = end;
        return new(PatternEscapeKind.BackReference, default, (uint)number);
    }

    PatternEscape? Octal()
    {
        Position--;
        var escape = Number(8, 1, 3);
        if (escape is not { Value: > 255 } tooBig)
            return escape;
        Position--;
        return PatternEscape.Byte(tooBig.Value >> 3);
    }

    PatternEscape? Number(uint radix, int least, int most)
    {
        var (value, count) = (0ul, 0);
        for (; count < most && !AtEnd && char.IsAsciiHexDigit((char)Peek); count++)
        {
            var digit = Convert.ToUInt32(((char)Peek).ToString(), 16);
            if (digit >= radix)
                break;
            Position++;
            // Only whether it is a byte matters, so the value may stop growing.
            value = Math.Min(value * radix + digit, uint.MaxValue);
        }
        return count < least || value > int.MaxValue ? null : PatternEscape.Byte((uint)value);
    }
}
