namespace Pgseal.Cli.Pages;

/// <summary>Something a human view is written on. Pieces are escaped before they come here; a page adds layout and colour only.</summary>
interface IPage
{
    /// <summary>One line, <paramref name="indent"/> columns in; no pieces make an empty line.</summary>
    void Line(int indent, params ReadOnlySpan<Piece> pieces);

    /// <summary>Rows under a heading line. Every row has as many cells as there are headings; no rows write nothing.</summary>
    void Table(int indent, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<Piece>> rows);
}
