namespace Pgseal.Core.Hba.Formatting;

/// <summary>A rule on one physical line with nothing but blanks between its columns.</summary>
/// <param name="Cells">Type, database, user, address with netmask, method, then each option.</param>
/// <param name="BeforeNetmask">The blanks between address and netmask.</param>
sealed record AlignedLine(ValueList<AlignedCell> Cells, HbaSpan? BeforeNetmask)
{
    /// <returns>Null for a line that is left alone.</returns>
    public static AlignedLine? Of(HbaRule rule, HbaFile file)
    {
        var line = file.Bytes.Span[rule.Line.Span.Start..rule.Line.Span.End];
        if (line.TrimEnd("\r\n"u8).IndexOfAny((byte)'\n', (byte)0) >= 0 || rule.Fields.Count != rule.Line.Fields.Count)
            return null;
        for (var i = 1; i < rule.Fields.Count; i++)
        {
            if (file.Bytes.Span[rule.Fields[i - 1].Span.End..rule.Fields[i].Span.Start].IndexOfAnyExcept(" \t\r"u8) >= 0)
                return null;
        }
        var spans = rule.Fields.Select(field => field.Span).ToList();
        HbaSpan? beforeNetmask = rule.AddressFields == 2 ? new(spans[3].End, spans[4].Start) : null;
        var cells = spans.Take(3).Select(span => Cell(span, file))
            .Append(rule.AddressFields switch
            {
                0 => default,
                1 => Cell(spans[3], file),
                _ => new(new(spans[3].Start, spans[4].End), Characters(spans[3], file) + 1 + Characters(spans[4], file)),
            })
            .Concat(spans.Skip(rule.MethodField).Select(span => Cell(span, file)));
        return new(cells.ToValueList(), beforeNetmask);
    }

    static AlignedCell Cell(HbaSpan span, HbaFile file) => new(span, Characters(span, file));

    static int Characters(HbaSpan span, HbaFile file)
    {
        var count = 0;
        foreach (var value in file.Bytes.Span[span.Start..span.End])
            count += (value & 0xC0) == 0x80 ? 0 : 1; // all but the first byte of a UTF-8 character
        return count;
    }
}
