namespace Pgseal.Core.Hba.Patterns;

/// <summary>A regular expression of a database or user column: bytes, C locale, searched for anywhere in the name.</summary>
sealed class NamePattern
{
    readonly PatternProgram? program;

    NamePattern(PatternProgram? program, string? error)
    {
        this.program = program;
        Error = error;
    }

    /// <summary>Why the server does not compile it.</summary>
    public string? Error { get; }

    /// <summary>Null for back-references, lookaround, word boundaries, embedded options and monsters.</summary>
    public PatternProgram? Program => program;

    public static NamePattern Compile(ByteText pattern)
    {
        try
        {
            return new(PatternProgram.Compile(PatternParser.Parse(pattern)), null);
        }
        catch (PatternSyntaxException invalid)
        {
            return new(null, invalid.Message);
        }
    }

    /// <summary>Null where it cannot be decided.</summary>
    public bool? Matches(ByteText name) => program?.IsMatch(name.Span);
}
