namespace Pgseal.Core.Hba.Patterns;

/// <summary>How an expression is read: what <c>***:</c>, <c>***=</c> and <c>(?…)</c> at its very start say.</summary>
/// <param name="Expanded">White space and comments are left out.</param>
/// <param name="NewlineStops">A newline is no member of <c>.</c> and <c>[^…]</c>.</param>
/// <param name="NewlineAnchors"><c>^</c> and <c>$</c> hold around a newline too.</param>
readonly record struct PatternOptions(
    PatternSyntax Syntax, bool IgnoresCase, bool Expanded, bool NewlineStops, bool NewlineAnchors)
{
    public ByteSet Any => NewlineStops ? CharacterClass.Newline.Complement() : ByteSet.All;

    public ByteSet Cased(ByteSet set) => IgnoresCase ? set.WithBothCases() : set;

    public ByteSet Excluding(ByteSet set) => set.Complement().Intersect(Any);

    /// <summary>Reads the prefixes; <paramref name="length"/> is how long they are.</summary>
    /// <exception cref="PatternSyntaxException">The server would not compile it.</exception>
    public static PatternOptions Read(ReadOnlySpan<byte> pattern, out int length)
    {
        length = 0;
        var options = default(PatternOptions);
        if (pattern.Length >= 4 && pattern.StartsWith("***"u8))
        {
            length = 4;
            switch ((char)pattern[3])
            {
                case '=':
                    return options with { Syntax = PatternSyntax.Literal };
                case ':':
                    break;
                case '?':
                    throw PatternSyntaxException.Version;
                default:
                    throw PatternSyntaxException.Quantifier;
            }
        }
        var rest = pattern[length..];
        if (rest.Length < 3 || !rest.StartsWith("(?"u8) || !char.IsAsciiLetter((char)rest[2]))
            return options;
        var end = 2;
        for (; end < rest.Length && char.IsAsciiLetter((char)rest[end]); end++)
            options = options.With((char)rest[end]);
        if (end == rest.Length || rest[end] != ')')
            throw PatternSyntaxException.Option;
        length += end + 1;
        return options;
    }

    PatternOptions With(char letter) => letter switch
    {
        'b' => this with { Syntax = PatternSyntax.Basic },
        'c' => this with { IgnoresCase = false },
        'e' => this with { Syntax = PatternSyntax.Extended },
        'i' => this with { IgnoresCase = true },
        'm' or 'n' => this with { NewlineStops = true, NewlineAnchors = true },
        'p' => this with { NewlineStops = true, NewlineAnchors = false },
        'q' => this with { Syntax = PatternSyntax.Literal },
        's' => this with { NewlineStops = false, NewlineAnchors = false },
        't' => this with { Expanded = false },
        'w' => this with { NewlineStops = false, NewlineAnchors = true },
        'x' => this with { Expanded = true },
        _ => throw PatternSyntaxException.Option,
    };
}
