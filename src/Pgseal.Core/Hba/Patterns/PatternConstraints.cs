namespace Pgseal.Core.Hba.Patterns;

/// <summary>The constraints that look at the bytes next to them.</summary>
static class PatternConstraints
{
    static readonly ByteSet NoWord = CharacterClass.Word.Complement();

    static readonly PatternNode
        AfterWord = new PatternNode.After(CharacterClass.Word, OrStart: false),
        AfterNoWord = new PatternNode.After(NoWord, OrStart: true),
        BeforeWord = new PatternNode.Before(CharacterClass.Word, OrEnd: false),
        BeforeNoWord = new PatternNode.Before(NoWord, OrEnd: true);

    public static PatternNode Start { get; } = new PatternNode.After(default, OrStart: true);

    public static PatternNode End { get; } = new PatternNode.Before(default, OrEnd: true);

    public static PatternNode LineStart { get; } = new PatternNode.After(CharacterClass.Newline, OrStart: true);

    public static PatternNode LineEnd { get; } = new PatternNode.Before(CharacterClass.Newline, OrEnd: true);

    public static PatternNode WordStart { get; } = new PatternNode.Sequence([AfterNoWord, BeforeWord]);

    public static PatternNode WordEnd { get; } = new PatternNode.Sequence([AfterWord, BeforeNoWord]);

    public static PatternNode WordEdge { get; } = new PatternNode.Choice([WordStart, WordEnd]);

    public static PatternNode NoWordEdge { get; } = new PatternNode.Choice(
        [new PatternNode.Sequence([AfterWord, BeforeWord]), new PatternNode.Sequence([AfterNoWord, BeforeNoWord])]);
}
