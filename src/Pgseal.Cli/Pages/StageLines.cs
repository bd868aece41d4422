using Pgseal.Core.Planning;

namespace Pgseal.Cli.Pages;

/// <summary>Stages as lines, once each has ended.</summary>
static class StageLines
{
    const int NameWidth = 12;

    public static void Write(StageReport stage, IPage page)
    {
        if (stage.Status == StageStatus.Running)
            return;
        page.Line(0, [
            Wording.Of(stage.Name).PadRight(NameWidth),
            new Piece(Wording.Of(stage.Status), Wording.ToneOf(stage.Status)),
            new Piece(stage.Status == StageStatus.Skipped ? "" : $" in {Wording.Elapsed(stage.Elapsed)}", Tone.Faint)]);
        foreach (var sentence in stage.Detail)
            page.Line(NameWidth, sentence);
    }
}
