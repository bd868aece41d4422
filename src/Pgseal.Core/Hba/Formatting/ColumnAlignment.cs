namespace Pgseal.Core.Hba.Formatting;

/// <summary>Gives the columns of all rules of a file the same widths.</summary>
sealed class ColumnAlignment
{
    /// <summary>Type, database, user, address, method; options follow with one blank each.</summary>
    const int Columns = 5;

    /// <summary>A longer word does not push the columns of all other lines to the right.</summary>
    const int Widest = 40;

    const int Gap = 2;

    readonly List<AlignedLine> lines;
    readonly int[] widths = new int[Columns];

    ColumnAlignment(HbaFile file, HbaTree tree)
    {
        lines = tree.Rules.Where(rule => rule.File == file.Path).DistinctBy(rule => rule.Line.Span.Start)
            .Select(rule => AlignedLine.Of(rule, file)).OfType<AlignedLine>().ToList();
        foreach (var line in lines)
        {
            for (var column = 0; column < Columns; column++)
            {
                if (line.Cells[column].Width <= Widest)
                    widths[column] = Math.Max(widths[column], line.Cells[column].Width);
            }
        }
    }

    /// <summary>The blanks that change.</summary>
    public static IEnumerable<HbaEdit> Edits(HbaFile file, HbaTree tree)
    {
        var alignment = new ColumnAlignment(file, tree);
        return alignment.lines.SelectMany(alignment.Edits)
            .Where(edit => !file.Bytes.Span[edit.Span.Start..edit.Span.End].SequenceEqual(edit.Replacement.Span));
    }

    IEnumerable<HbaEdit> Edits(AlignedLine line)
    {
        if (line.BeforeNetmask is { } beforeNetmask)
            yield return Blanks(beforeNetmask.Start, beforeNetmask.End, 1);
        var (end, blanks) = (line.Cells[0].Span.End, After(0, line));
        for (var column = 1; column < line.Cells.Count; column++)
        {
            var cell = line.Cells[column];
            if (cell.IsEmpty)
            {
                blanks += widths[column] > 0 ? After(column, line) : 0; // a local rule has no address
                continue;
            }
            yield return Blanks(end, cell.Span.Start, blanks);
            (end, blanks) = (cell.Span.End, After(column, line));
        }
    }

    /// <summary>How many blanks stand behind a column.</summary>
    int After(int column, AlignedLine line) => column < Columns ? Math.Max(widths[column] - line.Cells[column].Width, 0) + Gap : 1;

    static HbaEdit Blanks(int from, int to, int count) => new(new(from, to), ByteText.FromString(new string(' ', count)).Span.ToArray());
}
