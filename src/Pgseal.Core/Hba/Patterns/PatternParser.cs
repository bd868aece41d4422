namespace Pgseal.Core.Hba.Patterns;

/// <summary>Parses PostgreSQL's advanced regular expressions (regcomp.c), with the server's errors.</summary>
/// <remarks>Greediness is read and forgotten: whether a name matches somewhere does not depend on it.</remarks>
sealed class PatternParser
{
    /// <summary>Far beyond any name pattern, far below what a stack holds.</summary>
    const int DeepestNesting = 200;

    const int MostRepetitions = 255;

    readonly HashSet<int> closedGroups = [];
    readonly PatternLexer lexer;
    readonly ByteText pattern;
    int depth;

    PatternParser(ByteText pattern)
    {
        this.pattern = pattern;
        lexer = new(pattern);
    }

    /// <exception cref="PatternSyntaxException">The server would not compile it.</exception>
    public static PatternNode Parse(ByteText pattern)
    {
        var parser = new PatternParser(pattern);
        if (parser.Prefix() is { } literal)
            return literal;
        var node = parser.Choice(inGroup: false, inLookaround: false);
        return parser.depth < 0 ? new PatternNode.Undecided() : node;
    }

    /// <summary>Directors (<c>***</c>) and embedded options at the very start; null where a plain expression follows.</summary>
    PatternNode? Prefix()
    {
        if (pattern.Length >= 4 && lexer.Eat("***"u8))
        {
            switch ((char)lexer.Take())
            {
                case '=':
                    return new PatternNode.Sequence(pattern.Span[4..].ToArray().Select(Literal).ToValueList());
                case ':':
                    break;
                case '?':
                    throw PatternSyntaxException.Version;
                default:
                    throw PatternSyntaxException.Quantifier;
            }
        }
        var rest = pattern.Span[lexer.Position..];
        if (rest.Length < 3 || !rest.StartsWith("(?"u8) || !char.IsAsciiLetter((char)rest[2]))
            return null;
        lexer.Position += 2;
        var isAnotherSyntax = false;
        while (!lexer.AtEnd && char.IsAsciiLetter((char)lexer.Peek))
        {
            if (!"bceimnpqstwx"u8.Contains(lexer.Peek))
                throw PatternSyntaxException.Option;
            isAnotherSyntax |= "beqx"u8.Contains(lexer.Take());
        }
        if (!lexer.Eat(")"u8))
            throw PatternSyntaxException.Option;
        if (!isAnotherSyntax)
            Choice(inGroup: false, inLookaround: false);
        return new PatternNode.Undecided();
    }

    PatternNode Choice(bool inGroup, bool inLookaround)
    {
        var branches = new List<PatternNode>();
        do
        {
            branches.Add(Branch(inGroup, inLookaround));
        }
        while (lexer.Eat("|"u8));
        if (inGroup && !lexer.Eat(")"u8) && depth >= 0)
            throw PatternSyntaxException.Parentheses;
        return branches.Count == 1 ? branches[0] : new PatternNode.Choice(branches.ToValueList());
    }

    PatternNode.Sequence Branch(bool inGroup, bool inLookaround)
    {
        var parts = new List<PatternNode>();
        while (!lexer.AtEnd && lexer.Peek != '|' && !(inGroup && lexer.Peek == ')'))
        {
            if (SkipComment())
                continue;
            parts.Add(Part(inLookaround));
        }
        return new PatternNode.Sequence(parts.ToValueList());
    }

    PatternNode Part(bool inLookaround)
    {
        switch ((char)lexer.Take())
        {
            case '^':
                return new PatternNode.Anchor(AtEnd: false);
            case '$':
                return new PatternNode.Anchor(AtEnd: true);
            case '*' or '+' or '?':
                throw PatternSyntaxException.Quantifier;
            case '{' when !lexer.AtEnd && char.IsAsciiDigit((char)lexer.Peek):
                throw PatternSyntaxException.Quantifier;
            case ')':
                throw PatternSyntaxException.Parentheses;
            case '(':
                return Group(inLookaround);
            case '[' when lexer.Eat("[:<:]]"u8) || lexer.Eat("[:>:]]"u8):
                return new PatternNode.Undecided();
            case '[':
                return Quantified(new PatternNode.Set(new BracketParser(lexer).Parse()));
            case '.':
                return Quantified(new PatternNode.Set(ByteSet.All));
            case '\\':
                return Escape(inLookaround);
            default:
                lexer.Position--;
                return Quantified(Literal(lexer.Take()));
        }
    }

    PatternNode Escape(bool inLookaround)
    {
        var escape = lexer.Escape() ?? throw PatternSyntaxException.EscapeSequence;
        switch (escape.Kind)
        {
            case PatternEscapeKind.Start:
                return new PatternNode.Anchor(AtEnd: false);
            case PatternEscapeKind.End:
                return new PatternNode.Anchor(AtEnd: true);
            case PatternEscapeKind.WordBoundary:
                return new PatternNode.Undecided();
            case PatternEscapeKind.BackReference when inLookaround || !closedGroups.Contains((int)escape.Value):
                throw PatternSyntaxException.BackReference;
            case PatternEscapeKind.BackReference:
                return Quantified(new PatternNode.Undecided());
            default:
                return Quantified(new PatternNode.Set(escape.Set));
        }
    }

    PatternNode Group(bool inLookaround)
    {
        if (depth < 0 || ++depth > DeepestNesting)
        {
            // Too deep to follow: give up on the rest without a verdict on it.
            depth = int.MinValue;
            lexer.Position = int.MaxValue;
            return new PatternNode.Undecided();
        }
        var group = 0;
        if (lexer.Eat("?"u8))
        {
            if (lexer.Eat("="u8) || lexer.Eat("!"u8) || lexer.Eat("<="u8) || lexer.Eat("<!"u8))
            {
                Choice(inGroup: true, inLookaround: true);
                depth--;
                return new PatternNode.Undecided();
            }
            if (!lexer.Eat(":"u8))
                throw PatternSyntaxException.Quantifier;
        }
        else if (!inLookaround)
        {
            group = ++lexer.Groups;
        }
        var node = Choice(inGroup: true, inLookaround);
        depth--;
        if (group > 0)
            closedGroups.Add(group);
        return Quantified(node);
    }

    PatternNode Quantified(PatternNode part)
    {
        while (SkipComment())
        {
        }
        var (least, most) = (0, (int?)null);
        if (lexer.Eat("+"u8))
            least = 1;
        else if (lexer.Eat("?"u8))
            most = 1;
        else if (lexer.Sees("{"u8) && Bounds() is { } bounds)
            (least, most) = bounds;
        else if (!lexer.Eat("*"u8))
            return part;
        lexer.Eat("?"u8);
        return new PatternNode.Repeat(part, least, most);
    }

    /// <summary>Null where the brace is an ordinary character.</summary>
    (int Least, int? Most)? Bounds()
    {
        var brace = lexer.Position;
        lexer.Position++;
        if (lexer.AtEnd || !char.IsAsciiDigit((char)lexer.Peek))
        {
            lexer.Position = brace;
            return null;
        }
        var least = Count();
        int? most = least;
        if (lexer.Eat(","u8))
            most = !lexer.AtEnd && char.IsAsciiDigit((char)lexer.Peek) ? Count() : null;
        if (lexer.AtEnd)
            throw PatternSyntaxException.Braces;
        if (most < least || !lexer.Eat("}"u8))
            throw PatternSyntaxException.Repetition;
        return (least, most);
    }

    int Count()
    {
        var count = 0;
        while (!lexer.AtEnd && char.IsAsciiDigit((char)lexer.Peek))
        {
            count = count * 10 + lexer.Take() - '0';
            if (count > MostRepetitions)
                throw PatternSyntaxException.Repetition;
        }
        return count;
    }

    bool SkipComment()
    {
        if (!lexer.Eat("(?#"u8))
            return false;
        while (!lexer.AtEnd && lexer.Take() != ')')
        {
        }
        return true;
    }

    static PatternNode Literal(byte value) => new PatternNode.Set(default(ByteSet).With(value));
}
