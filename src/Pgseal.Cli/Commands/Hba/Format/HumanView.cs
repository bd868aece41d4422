using Pgseal.Cli.Pages;

namespace Pgseal.Cli.Commands.Hba.Format;

/// <summary>An aligned file on a terminal, or what was written.</summary>
static class HumanView
{
    public static void Write(FormatReport report, IPage page)
    {
        if (!report.InPlace)
        {
            FileText.Write(report.Edit.After, page);
            return;
        }
        page.Line(0, report.IsAligned
            ? new Piece($"{report.Read.Subject} is aligned already.", Tone.Good)
            : new Piece($"{report.Read.Subject} is written: only blanks between columns changed, and PostgreSQL 13 to 18 read the same rules.", Tone.Good));
    }
}
