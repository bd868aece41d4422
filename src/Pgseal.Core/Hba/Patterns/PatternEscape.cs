namespace Pgseal.Core.Hba.Patterns;

/// <summary>What a backslash and the characters after it mean.</summary>
readonly record struct PatternEscape(PatternEscapeKind Kind, ByteSet Set, uint Value)
{
    public static PatternEscape Byte(uint value) => new(PatternEscapeKind.Byte, default(ByteSet).With(value), value);

    public static PatternEscape Class(ByteSet set) => new(PatternEscapeKind.Class, set, 0);
}
