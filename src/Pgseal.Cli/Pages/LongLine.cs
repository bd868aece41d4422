using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pgseal.Cli.Pages;

/// <summary>A line that only the terminal itself breaks, so that a command in it can be copied whole.</summary>
sealed class LongLine(int indent, Piece[] pieces) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
    [
        new Segment(new string(' ', pieces.Length == 0 ? 0 : indent)),
        .. pieces.Select(piece => new Segment(piece.Text, Styles.Of(piece.Tone))),
        Segment.LineBreak,
    ];
}
