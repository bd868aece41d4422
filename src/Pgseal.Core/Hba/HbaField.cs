namespace Pgseal.Core.Hba;

/// <summary>A column of a line: one or more words joined by commas.</summary>
/// <param name="Raw">The words as they stand in the file.</param>
/// <param name="Tokens">The words the server sees: with the contents of @files in their place.</param>
public readonly record struct HbaField(ValueList<HbaRawToken> Raw, ValueList<HbaToken> Tokens)
{
    public HbaSpan Span => new(Raw[0].Span.Start, Raw[^1].Span.End);
}
