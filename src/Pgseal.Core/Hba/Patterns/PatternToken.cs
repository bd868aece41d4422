namespace Pgseal.Core.Hba.Patterns;

/// <summary>A word of an expression.</summary>
/// <param name="Bytes">What a byte or a class matches; of a closing parenthesis, what it matches where it is an ordinary character.</param>
/// <param name="Number">The character, which may be none that a byte is, or the group of a back-reference.</param>
readonly record struct PatternToken(PatternTokenKind Kind, ByteSet Bytes = default, uint Number = 0, PatternNode? Node = null)
{
    public static PatternToken Byte(uint value) => new(PatternTokenKind.Byte, default(ByteSet).With(value), value);

    public static PatternToken Class(ByteSet set) => new(PatternTokenKind.Class, set);

    public static PatternToken Constraint(PatternNode node) => new(PatternTokenKind.Constraint, Node: node);
}
