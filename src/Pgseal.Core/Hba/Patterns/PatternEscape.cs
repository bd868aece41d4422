namespace Pgseal.Core.Hba.Patterns;

/// <summary>Reads what stands after the backslash of an advanced regular expression (regc_lex.c, lexescape).</summary>
sealed class PatternEscape(PatternLexer lexer)
{
    /// <exception cref="PatternSyntaxException">It means nothing.</exception>
    public PatternToken Read()
    {
        if (lexer.AtEnd)
            throw PatternSyntaxException.EscapeSequence;
        var c = lexer.Take();
        return (char)c switch
        {
            'a' => PatternToken.Byte('\a'),
            'b' => PatternToken.Byte('\b'),
            'B' => PatternToken.Byte('\\'),
            'c' when !lexer.AtEnd => PatternToken.Byte(lexer.Take() & 0x1fu),
            'e' => PatternToken.Byte('\x1b'),
            'f' => PatternToken.Byte('\f'),
            'n' => PatternToken.Byte('\n'),
            'r' => PatternToken.Byte('\r'),
            't' => PatternToken.Byte('\t'),
            'v' => PatternToken.Byte('\v'),
            'u' => Character(4, 4),
            'U' => Character(8, 8),
            'x' => Character(1, 255),
            'd' => PatternToken.Class(CharacterClass.Digit),
            'D' => PatternToken.Class(CharacterClass.Digit.Complement()),
            's' => PatternToken.Class(CharacterClass.Space),
            'S' => PatternToken.Class(CharacterClass.Space.Complement()),
            'w' => PatternToken.Class(CharacterClass.Word),
            'W' => PatternToken.Class(CharacterClass.Word.Complement()),
            'A' => PatternToken.Constraint(PatternConstraints.Start),
            'Z' => PatternToken.Constraint(PatternConstraints.End),
            'm' => PatternToken.Constraint(PatternConstraints.WordStart),
            'M' => PatternToken.Constraint(PatternConstraints.WordEnd),
            'y' => PatternToken.Constraint(PatternConstraints.WordEdge),
            'Y' => PatternToken.Constraint(PatternConstraints.NoWordEdge),
            '0' => Octal(),
            >= '1' and <= '9' => BackReferenceOrOctal(),
            _ when char.IsAsciiLetterOrDigit((char)c) => throw PatternSyntaxException.EscapeSequence,
            _ => PatternToken.Byte(c),
        };
    }

    PatternToken BackReferenceOrOctal()
    {
        var start = lexer.Position--;
        var number = Number(10, 1, 255);
        if (lexer.Position == start || (int)number > 0 && (int)number <= lexer.Groups)
            return new(PatternTokenKind.BackReference, Number: number);
        lexer.Position = start;
        return Octal();
    }

    PatternToken Octal()
    {
        lexer.Position--;
        var value = Number(8, 1, 3);
        if (value <= 0xff)
            return PatternToken.Byte(value);
        lexer.Position--;
        return PatternToken.Byte(value >> 3);
    }

    PatternToken Character(int least, int most)
    {
        var value = Number(16, least, most);
        return value < int.MaxValue ? PatternToken.Byte(value) : throw PatternSyntaxException.EscapeSequence;
    }

    /// <summary>Too many digits overflow, as they do in the server.</summary>
    uint Number(uint radix, int least, int most)
    {
        var (value, count) = (0u, 0);
        for (; count < most && !lexer.AtEnd && char.IsAsciiHexDigit((char)lexer.Peek); count++)
        {
            var digit = Convert.ToUInt32(((char)lexer.Peek).ToString(), 16);
            if (digit >= radix)
                break;
            lexer.Position++;
            value = unchecked(value * radix + digit);
        }
        return count < least ? throw PatternSyntaxException.EscapeSequence : value;
    }
}
