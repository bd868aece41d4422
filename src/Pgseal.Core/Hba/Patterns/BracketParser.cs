namespace Pgseal.Core.Hba.Patterns;

/// <summary>Parses a bracket expression after its opening bracket.</summary>
sealed class BracketParser(PatternLexer lexer)
{
    ByteSet set;

    public ByteSet Parse()
    {
        var complemented = lexer.Eat("^"u8);
        var first = true;
        while (true)
        {
            if (lexer.AtEnd)
                throw PatternSyntaxException.Brackets;
            if (!first && lexer.Eat("]"u8))
                return complemented ? lexer.Options.Excluding(lexer.Options.Cased(set)) : set;
            Item(first);
            first = false;
        }
    }

    void Item(bool first)
    {
        if (!first && lexer.Sees("-"u8) && !lexer.Sees("-]"u8))
            throw PatternSyntaxException.Range;
        if (Element() is not { } start)
            return;
        if (!lexer.Sees("-"u8) || lexer.Sees("-]"u8))
        {
            set = set.With(start);
            return;
        }
        lexer.Position++;
        if (lexer.AtEnd)
            throw PatternSyntaxException.Brackets;
        if (lexer.Sees("[:"u8) || lexer.Sees("[="u8))
            throw PatternSyntaxException.Range;
        if (Element() is not { } end)
            throw PatternSyntaxException.Range;
        if (end < start)
            throw AfterNext(PatternSyntaxException.Range);
        set = set.WithRange(start, end);
    }

    /// <summary>A character that may begin or end a range; null where a whole class was added.</summary>
    uint? Element()
    {
        if (lexer.Eat("[."u8))
            return Collating(Named("."u8));
        if (lexer.Eat("[="u8))
        {
            set = set.With(Collating(Named("="u8)));
            return null;
        }
        if (lexer.Eat("[:"u8))
        {
            set = set.Union(CharacterClass.Named(Named(":"u8)) ?? throw AfterNext(PatternSyntaxException.ClassName));
            return null;
        }
        if (lexer.Options.Syntax != PatternSyntax.Advanced || !lexer.Eat("\\"u8))
            return lexer.Take();
        var escape = new PatternEscape(lexer).Read();
        if (escape.Kind == PatternTokenKind.Byte)
            return escape.Number;
        if (escape.Kind != PatternTokenKind.Class)
            throw PatternSyntaxException.EscapeSequence;
        set = set.Union(escape.Bytes);
        return null;
    }

    ReadOnlySpan<byte> Named(ReadOnlySpan<byte> mark)
    {
        var start = lexer.Position;
        while (!lexer.AtEnd && !(lexer.Sees(mark) && IsClosing()))
            lexer.Position++;
        if (lexer.AtEnd)
            throw PatternSyntaxException.Brackets;
        var name = lexer.Between(start, lexer.Position);
        lexer.Position += 2;
        return name;
    }

    bool IsClosing()
    {
        lexer.Position++;
        var closing = lexer.Sees("]"u8);
        lexer.Position--;
        return closing;
    }

    /// <summary>Single characters only: the names of others (<c>[.hyphen.]</c>) are nothing that stands in a pg_hba.conf.</summary>
    uint Collating(ReadOnlySpan<byte> name) => name.Length == 1 ? name[0] : throw AfterNext(PatternSyntaxException.Collating);

    /// <summary>The server has looked at the next word by then: what is wrong with that, it says first.</summary>
    PatternSyntaxException AfterNext(PatternSyntaxException error)
    {
        if (lexer.AtEnd)
            return PatternSyntaxException.Brackets;
        if (lexer.Sees("\\"u8))
            Element();
        return error;
    }
}
