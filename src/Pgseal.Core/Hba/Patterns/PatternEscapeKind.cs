namespace Pgseal.Core.Hba.Patterns;

/// <summary>The sorts of escapes.</summary>
enum PatternEscapeKind
{
    Byte,
    Class,
    Start,
    End,
    WordBoundary,
    BackReference,
}
