using Pgseal.Cli.Pages;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;

namespace Pgseal.Cli.Commands.Conninfo;

/// <summary>A client's settings as a person reads them: where each comes from, what they guarantee, what happened, what to put in place.</summary>
static class HumanView
{
    public static void Write(ConninfoReport report, IPage page)
    {
        page.Line(0, new Piece("client ", Tone.Faint), new Piece(report.Client.DriverText, Tone.Strong), new Piece($"  recognised {report.RecognisedBy}", Tone.Faint));
        page.Line(0);
        page.Table(
            0,
            ["SETTING", "VALUE", "FROM"],
            [.. report.Client.Settings.Select(setting => new Piece[] { setting.Name, setting.Value, new(SettingWords.From(setting), SettingWords.Tone(setting)) })]);
        page.Line(0);
        Guarantee("eavesdropper       ", report.Guarantees.Eavesdropper, page);
        Guarantee("man in the middle  ", report.Guarantees.ManInTheMiddle, page);
        Guarantee("password           ", report.Guarantees.Password, page);
        if (report.Connection is { } connection)
            ConnectionView.Write(connection, page);
        if (report.Client.Traps.Count > 0)
            page.Line(0);
        foreach (var trap in report.Client.Traps)
        {
            page.Line(0, new Piece("note: ", Tone.Warning), trap.Sentence);
            page.Line(6, new Piece(trap.Source, Tone.Faint));
        }
        if (report.Client.Fixes.Count > 0)
            page.Line(0);
        foreach (var fix in report.Client.Fixes)
        {
            page.Line(0, new Piece("fix: ", Tone.Faint), fix.Do);
            page.Line(4, new Piece(fix.Text, Tone.Strong));
        }
        page.Line(0);
        page.Line(0, new Piece($"{char.ToUpperInvariant(report.Verdict[0])}{report.Verdict[1..]}.", Wording.ToneOf(report.Guarantees.Overall)));
    }

    static void Guarantee(string against, Guarantee guarantee, IPage page) => page.Line(
        0,
        new Piece(against, Tone.Faint),
        new Piece(Wording.Of(guarantee.Protection).Replace('_', ' '), Wording.ToneOf(guarantee.Protection)),
        $": {guarantee.Because}");
}
