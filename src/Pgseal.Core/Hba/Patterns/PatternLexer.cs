namespace Pgseal.Core.Hba.Patterns;

/// <summary>Cuts a regular expression into words (regc_lex.c).</summary>
sealed class PatternLexer
{
    const int MostRepetitions = 255;

    readonly ByteText pattern;
    readonly PatternOptions options;
    PatternTokenKind last = PatternTokenKind.Start;

    /// <exception cref="PatternSyntaxException">The options at its start are wrong.</exception>
    public PatternLexer(ByteText pattern)
    {
        this.pattern = pattern;
        options = PatternOptions.Read(pattern.Span, out var length);
        Position = length;
    }

    public PatternOptions Options => options;

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

    public void SkipAll() => Position = pattern.Length;

    /// <exception cref="PatternSyntaxException">The server would not compile it.</exception>
    public PatternToken Next()
    {
        var token = Word();
        last = token.Kind;
        return token with { Bytes = options.Cased(token.Bytes) };
    }

    PatternToken Word()
    {
        if (options.Syntax == PatternSyntax.Literal)
            return AtEnd ? new(PatternTokenKind.End) : PatternToken.Byte(Take());
        SkipSpace();
        while (options.Syntax == PatternSyntax.Advanced && Eat("(?#"u8))
        {
            while (!AtEnd && Take() != ')')
            {
            }
            SkipSpace();
        }
        if (AtEnd)
            return new(PatternTokenKind.End);
        if (Eat("[[:<:]]"u8))
            return PatternToken.Constraint(PatternConstraints.WordStart);
        if (Eat("[[:>:]]"u8))
            return PatternToken.Constraint(PatternConstraints.WordEnd);
        var c = Take();
        if (c == '[')
            return PatternToken.Class(new BracketParser(this).Parse());
        if (c == '.')
            return PatternToken.Class(options.Any);
        return options.Syntax == PatternSyntax.Basic ? Basic(c) : Extended(c);
    }

    PatternToken Extended(byte c) => (char)c switch
    {
        '^' => Caret,
        '$' => Dollar,
        '|' => new(PatternTokenKind.Or),
        '*' => Greedy(PatternTokenKind.Star),
        '+' => Greedy(PatternTokenKind.Plus),
        '?' => Greedy(PatternTokenKind.Question),
        '{' when StartsBounds() => new(PatternTokenKind.Brace),
        '(' when options.Syntax == PatternSyntax.Advanced && Eat("?"u8) => Parenthesis(),
        '(' => new(PatternTokenKind.Open),
        ')' => PatternToken.Byte(c) with { Kind = PatternTokenKind.Close },
        '\\' when AtEnd => throw PatternSyntaxException.EscapeSequence,
        '\\' when options.Syntax == PatternSyntax.Advanced => new PatternEscape(this).Read(),
        '\\' => PatternToken.Byte(Take()),
        _ => PatternToken.Byte(c),
    };

    PatternToken Basic(byte c)
    {
        switch ((char)c)
        {
            case '*' when last is not (PatternTokenKind.Start or PatternTokenKind.Open or PatternTokenKind.Caret):
                return new(PatternTokenKind.Star);
            case '^' when last is PatternTokenKind.Start or PatternTokenKind.Open:
                return Caret;
            case '$':
                SkipSpace();
                return AtEnd || Sees("\\)"u8) ? Dollar : PatternToken.Byte(c);
            case '\\' when AtEnd:
                throw PatternSyntaxException.EscapeSequence;
            case '\\':
                break;
            default:
                return PatternToken.Byte(c);
        }
        var escaped = Take();
        return (char)escaped switch
        {
            '{' => new(PatternTokenKind.Brace),
            '(' => new(PatternTokenKind.Open),
            ')' => new(PatternTokenKind.Close),
            '<' => PatternToken.Constraint(PatternConstraints.WordStart),
            '>' => PatternToken.Constraint(PatternConstraints.WordEnd),
            >= '1' and <= '9' => new(PatternTokenKind.BackReference, Number: escaped - (uint)'0'),
            _ => PatternToken.Byte(escaped),
        };
    }

    PatternToken Caret =>
        new(PatternTokenKind.Caret, Node: options.NewlineAnchors ? PatternConstraints.LineStart : PatternConstraints.Start);

    PatternToken Dollar => PatternToken.Constraint(options.NewlineAnchors ? PatternConstraints.LineEnd : PatternConstraints.End);

    PatternToken Parenthesis()
    {
        if (Eat(":"u8))
            return new(PatternTokenKind.OpenUnnumbered);
        if (Eat("="u8))
            return new(PatternTokenKind.Ahead);
        if (Eat("!"u8))
            return new(PatternTokenKind.NotAhead);
        if (Eat("<="u8))
            return new(PatternTokenKind.Behind);
        return Eat("<!"u8) ? new(PatternTokenKind.NotBehind) : throw PatternSyntaxException.Quantifier;
    }

    /// <summary>Greediness is read and forgotten: whether a name matches somewhere does not depend on it.</summary>
    PatternToken Greedy(PatternTokenKind kind)
    {
        if (options.Syntax == PatternSyntax.Advanced)
            Eat("?"u8);
        return new(kind);
    }

    bool StartsBounds()
    {
        SkipSpace();
        return !AtEnd && char.IsAsciiDigit((char)Peek);
    }

    void SkipSpace()
    {
        if (!options.Expanded)
            return;
        while (!AtEnd && (CharacterClass.Space.Contains(Peek) || Peek == '#'))
        {
            if (Take() != '#')
                continue;
            while (!AtEnd && Peek != '\n')
                Position++;
        }
    }

    /// <summary>What stands between the braces, and the closing one.</summary>
    public (int Least, int? Most) Bounds()
    {
        var least = Count();
        int? most = least;
        if (PeekInBounds() == ',')
        {
            Position++;
            most = SeesDigit() ? Count() : null;
        }
        PeekInBounds();
        if (!Eat(options.Syntax == PatternSyntax.Basic ? "\\}"u8 : "}"u8) || most < least)
            throw PatternSyntaxException.Repetition;
        if (options.Syntax == PatternSyntax.Advanced)
            Eat("?"u8);
        return (least, most);
    }

    int Count()
    {
        var count = 0;
        while (SeesDigit() && count < MostRepetitions)
            count = count * 10 + Take() - '0';
        return count <= MostRepetitions && !SeesDigit() ? count : throw PatternSyntaxException.Repetition;
    }

    bool SeesDigit() => char.IsAsciiDigit((char)PeekInBounds());

    byte PeekInBounds()
    {
        SkipSpace();
        return AtEnd ? throw PatternSyntaxException.Braces : Peek;
    }
}
