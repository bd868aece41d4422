namespace Pgseal.Core.Hba.Patterns;

/// <summary>The words of an expression.</summary>
enum PatternTokenKind
{
    /// <summary>Before the first word.</summary>
    Start,
    Byte,
    Class,

    /// <summary>A constraint without parts: of the bytes around it, which it does not read.</summary>
    Constraint,

    /// <summary>The constraint <c>^</c>, after which a basic expression has a plain asterisk.</summary>
    Caret,
    Open,
    OpenUnnumbered,
    Ahead,
    NotAhead,
    Behind,
    NotBehind,
    Close,
    Or,
    Star,
    Plus,
    Question,

    /// <summary>The start of bounds, which <see cref="PatternLexer.Bounds"/> reads.</summary>
    Brace,
    BackReference,
    End,
}
