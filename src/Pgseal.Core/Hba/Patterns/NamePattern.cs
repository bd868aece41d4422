namespace Pgseal.Core.Hba.Patterns;

/// <summary>A regular expression of a database or user column: bytes, C locale, searched for anywhere in the name.</summary>
sealed class NamePattern
{
    const string TooLarge = "is too large";

    NamePattern(PatternAutomaton? automaton, string? error, string undecided)
    {
        Automaton = automaton;
        Error = error;
        Undecided = undecided;
    }

    /// <summary>Why the server does not compile it.</summary>
    public string? Error { get; }

    /// <summary>Null for what is not decided.</summary>
    public PatternAutomaton? Automaton { get; }

    /// <summary>What keeps it from being decided, if something does.</summary>
    public string Undecided { get; }

    public static NamePattern Compile(ByteText pattern)
    {
        try
        {
            var parser = new PatternParser(pattern);
            var node = parser.Parse();
            var program = parser.Undecided is null ? PatternProgram.Compile(node) : null;
            return new(program is null ? null : new(program), null, parser.Undecided ?? TooLarge);
        }
        catch (PatternSyntaxException invalid)
        {
            return new(null, invalid.Message, "is not valid");
        }
    }

    /// <summary>Null where it cannot be decided.</summary>
    public bool? Matches(ByteText name) => Automaton?.IsMatch(name.Span);
}
