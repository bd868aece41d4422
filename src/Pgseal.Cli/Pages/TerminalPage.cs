using Spectre.Console;

namespace Pgseal.Cli.Pages;

/// <summary>A page for a terminal: colour, tables with rules, lines that wrap under their own indent.</summary>
/// <remarks>Pieces become Spectre <c>Paragraph</c>s, never markup: a role named <c>[red]</c> stays a name.</remarks>
sealed class TerminalPage(IAnsiConsole console) : IPage
{
    public void Line(int indent, params ReadOnlySpan<Piece> pieces)
    {
        var line = new Paragraph();
        foreach (var piece in pieces)
            line.Append(piece.Text, Styles.Of(piece.Tone));
        console.Write(new Padder(line, new Padding(indent, 0, 0, 0)));
        if (pieces.Length == 0)
            console.WriteLine();
    }

    public void Table(int indent, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<Piece>> rows)
    {
        if (rows.Count == 0)
            return;
        var table = new Table { Border = TableBorder.Rounded, BorderStyle = Styles.Of(Tone.Faint) };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, Styles.Of(Tone.Strong))));
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell.Text, Styles.Of(cell.Tone))));
        console.Write(new Padder(table, new Padding(indent, 0, 0, 0)));
    }
}
