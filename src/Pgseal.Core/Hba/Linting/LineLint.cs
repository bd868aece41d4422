using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Linting;

/// <summary>Lines whose punctuation takes in more, or less, than it seems to.</summary>
static class LineLint
{
    public static IEnumerable<HbaFinding> Find(HbaTree tree) => tree.Files.Values.SelectMany(file => file.Lines.SelectMany(line => Find(file, line, tree)));

    static IEnumerable<HbaFinding> Find(HbaFile file, HbaLine line, HbaTree tree)
    {
        var text = file.Bytes.Span[line.Span.Start..line.Span.End];
        var (comment, openQuote) = Scan(text);
        if (comment >= 0 && VersionFacts.HasHbaContinuation(tree.Version) && text[comment..].TrimEnd("\r\n"u8).IndexOf((byte)'\n') >= 0)
            return [new(HbaLintRules.CommentSwallowsLine, file.Path, line.Number, Quoted(text[comment..]), "End the comment without a backslash")];
        if (openQuote)
            return [new(HbaLintRules.QuoteNotClosed, file.Path, line.Number, Quoted(text), "Close the quote")];
        return StrayComma(file, line) is { } stray
            ? [new(HbaLintRules.CommaShiftsColumns, file.Path, line.Number, Quoted(text[stray..]), "Write the comma directly behind the word before it")]
            : [];
    }

    /// <summary>Where the comment begins, and whether the line ends within quotes.</summary>
    static (int Comment, bool OpenQuote) Scan(ReadOnlySpan<byte> text)
    {
        var inQuote = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                inQuote = !inQuote;
            else if (text[i] == '#' && !inQuote)
                return (i, false);
        }
        return (-1, inQuote);
    }

    static int? StrayComma(HbaFile file, HbaLine line)
    {
        for (var i = 1; i < line.Fields.Count; i++)
        {
            var (from, to) = (line.Fields[i - 1][^1].Span.End, line.Fields[i][0].Span.Start);
            var comma = to <= from ? -1 : file.Bytes.Span[from..to].IndexOf((byte)',');
            if (comma >= 0)
                return from + comma - line.Span.Start;
        }
        return null;
    }

    static string Quoted(ReadOnlySpan<byte> text) => SecretOptions.Mask(new(text.TrimEnd("\r\n"u8).ToArray())).ToString();
}
