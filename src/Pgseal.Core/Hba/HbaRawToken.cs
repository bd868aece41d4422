namespace Pgseal.Core.Hba;

/// <summary>A word as it stands in the file, quotes included in its span, @file references not yet followed.</summary>
public readonly record struct HbaRawToken
{
    readonly ByteText value;
    readonly bool quoted;

    public HbaRawToken(HbaToken token, HbaSpan span, bool contiguous) =>
        (value, Span, quoted, Contiguous) = (token.Value, span, token.Quoted, contiguous);

    public HbaToken Token => new(value, quoted);

    public HbaSpan Span { get; }

    /// <summary>False where a continued line or a hidden NUL runs through the word.</summary>
    public bool Contiguous { get; }

    /// <summary>Whether the server reads a file here: an unquoted @ and at least one more byte.</summary>
    public bool IsFileReference => !quoted && value.Length > 1 && value.StartsWith((byte)'@');
}
