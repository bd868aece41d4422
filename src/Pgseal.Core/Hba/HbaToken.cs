namespace Pgseal.Core.Hba;

/// <summary>A word of a rule after @files are expanded.</summary>
/// <param name="Quoted">Whether it began with a quote: a quoted word is a name, never a keyword or a group.</param>
public readonly record struct HbaToken(ByteText Value, bool Quoted)
{
    public bool IsKeyword(ReadOnlySpan<byte> keyword) => !Quoted && Value.Is(keyword);
}
