using Spectre.Console;

namespace Pgseal.Cli.Pages;

/// <summary>A page for a terminal: colour, and tables with rules.</summary>
/// <remarks>Pieces become Spectre's texts and segments, never markup: a role named <c>[red]</c> stays a name.</remarks>
sealed class TerminalPage(IAnsiConsole console) : IPage
{
    public void Line(int indent, params ReadOnlySpan<Piece> pieces) => console.Write(new LongLine(indent, pieces.ToArray()));

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
