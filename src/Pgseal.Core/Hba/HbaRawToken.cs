namespace Pgseal.Core.Hba;

/// <summary>A word as it stands in the file, quotes included in its span, @file references not yet followed.</summary>
/// <param name="Contiguous">False where a continued line or a hidden NUL runs through the word.</param>
public readonly record struct HbaRawToken(HbaToken Token, HbaSpan Span, bool Contiguous)
{
    /// <summary>Whether the server reads a file here: an unquoted @ and at least one more byte.</summary>
    public bool IsFileReference => !Token.Quoted && Token.Value.Length > 1 && Token.Value.StartsWith((byte)'@');
}
