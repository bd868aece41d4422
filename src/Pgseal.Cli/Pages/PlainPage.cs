namespace Pgseal.Cli.Pages;

/// <summary>A page for pipes and files: aligned columns, no colour, no box drawing, no wrapping, no cursor codes.</summary>
sealed class PlainPage(TextWriter writer) : IPage
{
    const string Gap = "  ";

    public void Line(int indent, params ReadOnlySpan<Piece> pieces)
    {
        if (pieces.Length > 0)
            writer.Write(new string(' ', indent));
        foreach (var piece in pieces)
            writer.Write(piece.Text);
        writer.WriteLine();
    }

    public void Table(int indent, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<Piece>> rows)
    {
        if (rows.Count == 0)
            return;
        var widths = headings.Select((heading, column) => Math.Max(heading.Length, rows.Max(row => row[column].Text.Length))).ToArray();
        Row([.. headings]);
        foreach (var row in rows)
            Row([.. row.Select(cell => cell.Text)]);

        void Row(string[] cells)
        {
            var line = string.Join(Gap, cells.Select((cell, column) => cell.PadRight(widths[column])));
            writer.WriteLine(new string(' ', indent) + line.TrimEnd());
        }
    }
}
