using Pgseal.Core.Hba.Reading;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Converting;

/// <summary>Writes a rule again with another type or address, from the bytes it is written with.</summary>
sealed class LineCopy(HbaRule rule, HbaFile file, ServerVersion version)
{
    /// <summary>The line ending of the rule's own line, or where it is the last without one, of the file.</summary>
    public ReadOnlySpan<byte> LineEnding
    {
        get
        {
            var bytes = file.Bytes.Span;
            var own = bytes[rule.Line.Span.Start..rule.Line.Span.End];
            var from = own.EndsWith("\n"u8) ? own : bytes;
            var end = from.EndsWith("\n"u8) ? from.Length - 1 : from.IndexOf((byte)'\n');
            return end > 0 && from[end - 1] == '\r' ? "\r\n"u8 : "\n"u8;
        }
    }

    /// <summary>The rule as it stands, without its line ending.</summary>
    public ByteText Text => new(file.Bytes[rule.Line.Span.Start..LineEnd]);

    int LineEnd => rule.Line.Span.Start + file.Bytes.Span[rule.Line.Span.Start..rule.Line.Span.End].TrimEnd("\r\n"u8).Length;

    /// <summary>The edit that gives the rule another type.</summary>
    public HbaEdit WithType(HbaRuleType type) => Replace(rule.Fields[0].Span, HbaKeywords.Word(type));

    /// <summary>The edit that makes the rule refuse what it matches.</summary>
    public HbaEdit WithReject() => Replace(new(rule.Fields[rule.MethodField].Span.Start, rule.Fields[^1].Span.End), "reject");

    /// <summary>The line after an edit of it, without its line ending.</summary>
    public ByteText TextAfter(HbaEdit edit)
    {
        var start = rule.Line.Span.Start;
        var shifted = edit with { Span = new(edit.Span.Start - start, edit.Span.End - start) };
        return new(HbaEdit.Apply(file.Bytes[start..LineEnd], [shifted]));
    }

    /// <summary>A copy that keeps every byte between its first and last word, for a line beside the rule's own.</summary>
    public ByteText Beside(HbaRuleType type, string? address)
    {
        var (start, end) = (rule.Fields[0].Span.Start, rule.Fields[^1].Span.End);
        var edits = new List<HbaEdit> { WithType(type) };
        if (address is not null)
            edits.Add(Replace(new(rule.Fields[3].Span.Start, rule.Fields[2 + rule.AddressFields].Span.End), address));
        var shifted = edits.Select(edit => edit with { Span = new(edit.Span.Start - start, edit.Span.End - start) });
        var indentation = file.Bytes.Span[rule.Line.Span.Start..start];
        var copy = new ByteText(HbaEdit.Apply(file.Bytes[start..end], shifted));
        return indentation.IndexOfAnyExcept(" \t"u8) < 0 ? ByteText.Concat(new(indentation.ToArray()), copy) : copy;
    }

    /// <summary>A copy on one line of another file: references to files are written in full where they would lead elsewhere.</summary>
    public ByteText Elsewhere(HbaRuleType type, string? address, string otherFile)
    {
        var words = new List<ByteText> { HbaKeywords.Word(type) };
        for (var i = 1; i < rule.Fields.Count; i++)
        {
            if (address is null || i < 3 || i >= rule.MethodField)
                words.Add(ByteText.Join(",", [.. rule.Fields[i].Raw.Select(word => Word(word, otherFile))]));
            else if (i == 3)
                words.Add(address);
        }
        return ByteText.Join(" ", words);
    }

    ByteText Word(HbaRawToken word, string otherFile)
    {
        var bytes = new ByteText(LineJoins.Without(file.Bytes.Span[word.Span.Start..word.Span.End]));
        if (!word.IsFileReference)
            return bytes;
        var path = word.Token.Value.From(1).ToString();
        var full = ServerPath.Resolve(path, rule.File, version);
        return full == ServerPath.Resolve(path, otherFile, version) ? bytes : $"@\"{full.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    HbaEdit Replace(HbaSpan span, string text) =>
        new(span, LineJoins.Replace(file.Bytes.Span[span.Start..span.End], ByteText.FromString(text).Span));
}
