namespace Pgseal.Core.Hba.Patterns;

/// <summary>Carries the server's words about an invalid expression from the parser to <see cref="NamePattern"/>, and no further.</summary>
sealed class PatternSyntaxException(string message) : Exception(message)
{
    public static PatternSyntaxException Parentheses => new("parentheses () not balanced");

    public static PatternSyntaxException Brackets => new("brackets [] not balanced");

    public static PatternSyntaxException Braces => new("braces {} not balanced");

    public static PatternSyntaxException Repetition => new("invalid repetition count(s)");

    public static PatternSyntaxException Range => new("invalid character range");

    public static PatternSyntaxException Quantifier => new("quantifier operand invalid");

    public static PatternSyntaxException EscapeSequence => new("invalid escape \\ sequence");

    public static PatternSyntaxException ClassName => new("invalid character class");

    public static PatternSyntaxException Collating => new("invalid collating element");

    public static PatternSyntaxException BackReference => new("invalid backreference number");

    public static PatternSyntaxException Option => new("invalid embedded option");

    public static PatternSyntaxException Version => new("invalid regexp (reg version 0.8)");
}
