using System.Diagnostics;

namespace Pgseal.Core.Hba.Patterns;

/// <summary>Parses PostgreSQL's regular expressions (regcomp.c), with the server's errors.</summary>
sealed class PatternParser
{
    /// <summary>Far beyond any name pattern, far below what a stack holds.</summary>
    const int DeepestNesting = 200;

    readonly HashSet<uint> closedGroups = [];
    readonly PatternLexer lexer;
    PatternToken token;
    int depth, behinds;

    /// <exception cref="PatternSyntaxException">The server would not compile it.</exception>
    public PatternParser(ByteText pattern)
    {
        lexer = new(pattern);
        token = lexer.Next();
    }

    /// <summary>What it has that is valid and not decided, in words.</summary>
    public string? Undecided { get; private set; }

    /// <exception cref="PatternSyntaxException">The server would not compile it.</exception>
    public PatternNode Parse() => Choice(inGroup: false, inLook: false);

    PatternNode Choice(bool inGroup, bool inLook)
    {
        var branches = new List<PatternNode> { Branch(inGroup, inLook) };
        while (token.Kind == PatternTokenKind.Or)
        {
            Advance();
            branches.Add(Branch(inGroup, inLook));
        }
        if (inGroup && token.Kind != PatternTokenKind.Close && depth <= DeepestNesting)
            throw PatternSyntaxException.Parentheses;
        return branches.Count == 1 ? branches[0] : new PatternNode.Choice(branches.ToValueList());
    }

    PatternNode.Sequence Branch(bool inGroup, bool inLook)
    {
        var parts = new List<PatternNode>();
        while (token.Kind is not (PatternTokenKind.Or or PatternTokenKind.End) && !(inGroup && token.Kind == PatternTokenKind.Close))
            parts.Add(Part(inLook));
        return new PatternNode.Sequence(parts.ToValueList());
    }

    PatternNode Part(bool inLook)
    {
        var current = token;
        switch (current.Kind)
        {
            case PatternTokenKind.Caret or PatternTokenKind.Constraint:
                Advance();
                return current.Node ?? throw new UnreachableException();
            case PatternTokenKind.Ahead or PatternTokenKind.NotAhead:
                if (behinds > 0)
                    Undecided ??= "looks ahead while it looks behind";
                return new PatternNode.Ahead(Group(inLook: true), current.Kind == PatternTokenKind.NotAhead);
            case PatternTokenKind.Behind or PatternTokenKind.NotBehind:
                behinds++;
                var part = Group(inLook: true);
                behinds--;
                return new PatternNode.Behind(part, current.Kind == PatternTokenKind.NotBehind);
            case PatternTokenKind.Byte or PatternTokenKind.Class:
            case PatternTokenKind.Close when lexer.Options.Syntax == PatternSyntax.Extended:
                Advance();
                return Quantified(new PatternNode.Set(current.Bytes));
            case PatternTokenKind.Close:
                throw PatternSyntaxException.Parentheses;
            case PatternTokenKind.Open when !inLook:
                return Numbered((uint)++lexer.Groups);
            case PatternTokenKind.Open or PatternTokenKind.OpenUnnumbered:
                return Quantified(Group(inLook));
            case PatternTokenKind.BackReference when inLook || !closedGroups.Contains(current.Number):
                throw PatternSyntaxException.BackReference;
            case PatternTokenKind.BackReference:
                Undecided ??= "has a back-reference";
                Advance();
                return Quantified(new PatternNode.Sequence([]));
            default:
                throw PatternSyntaxException.Quantifier;
        }
    }

    PatternNode Numbered(uint group)
    {
        var node = Group(inLook: false);
        closedGroups.Add(group);
        var quantified = Quantified(node);
        // The server forgets a group that it was told to repeat not once.
        if (quantified is PatternNode.Repeat { Most: 0 })
            closedGroups.Remove(group);
        return quantified;
    }

    /// <summary>What stands between parentheses, both of which are read.</summary>
    PatternNode Group(bool inLook)
    {
        if (++depth > DeepestNesting)
        {
            // Too deep to follow: give up on the rest without a verdict on it.
            Undecided ??= "is nested too deeply";
            lexer.SkipAll();
        }
        Advance();
        var node = Choice(inGroup: true, inLook);
        if (depth <= DeepestNesting)
            depth--;
        Advance();
        return node;
    }

    PatternNode Quantified(PatternNode part)
    {
        var (least, most) = (0, (int?)null);
        switch (token.Kind)
        {
            case PatternTokenKind.Star:
                break;
            case PatternTokenKind.Plus:
                least = 1;
                break;
            case PatternTokenKind.Question:
                most = 1;
                break;
            case PatternTokenKind.Brace:
                (least, most) = lexer.Bounds();
                break;
            default:
                return part;
        }
        Advance();
        return new PatternNode.Repeat(part, least, most);
    }

    void Advance() => token = lexer.Next();
}
