namespace Pgseal.Core.Hba.Patterns;

/// <summary>The named classes of a bracket expression in the C locale, where no byte above 127 is a letter.</summary>
static class CharacterClass
{
    public static ByteSet Digit { get; } = ByteSet.Where(char.IsAsciiDigit);

    public static ByteSet Space { get; } = ByteSet.Where(c => c is ' ' or (>= '\t' and <= '\r'));

    public static ByteSet Word { get; } = ByteSet.Where(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    public static ByteSet Newline { get; } = default(ByteSet).With('\n');

    public static ByteSet? Named(ReadOnlySpan<byte> name) => System.Text.Encoding.Latin1.GetString(name) switch
    {
        "alnum" => ByteSet.Where(char.IsAsciiLetterOrDigit),
        "alpha" => ByteSet.Where(char.IsAsciiLetter),
        "ascii" => ByteSet.Where(_ => true),
        "blank" => ByteSet.Where(c => c is ' ' or '\t'),
        "cntrl" => ByteSet.Where(c => c is < ' ' or '\x7f'),
        "digit" => Digit,
        "graph" => ByteSet.Where(c => c is > ' ' and < '\x7f'),
        "lower" => ByteSet.Where(char.IsAsciiLetterLower),
        "print" => ByteSet.Where(c => c is >= ' ' and < '\x7f'),
        "punct" => ByteSet.Where(c => c is > ' ' and < '\x7f' && !char.IsAsciiLetterOrDigit(c)),
        "space" => Space,
        "upper" => ByteSet.Where(char.IsAsciiLetterUpper),
        "xdigit" => ByteSet.Where(char.IsAsciiHexDigit),
        "word" => Word,
        _ => null,
    };
}
