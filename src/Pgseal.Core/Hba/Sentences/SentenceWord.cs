namespace Pgseal.Core.Hba.Sentences;

/// <summary>A word of a sentence, a comma, or the end.</summary>
/// <param name="Text">Without quotes.</param>
/// <param name="Column">From 1.</param>
/// <param name="IsQuoted">A quoted word is a name, never a keyword.</param>
/// <param name="IsGroup">Whether a + stands before it.</param>
readonly record struct SentenceWord(string Text, int Column, bool IsQuoted, bool IsGroup)
{
    public bool IsEnd => Text.Length == 0 && !IsQuoted && !IsGroup;

    public bool IsComma => Text == "," && !IsQuoted;

    public bool Is(string keyword) => Text == keyword && !IsQuoted && !IsGroup;

    /// <summary>As it can be written.</summary>
    public override string ToString()
    {
        var name = IsQuoted ? $"\"{Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : Text;
        return IsGroup ? $"+{name}" : name;
    }
}
