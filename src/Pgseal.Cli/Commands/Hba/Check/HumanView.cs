using System.Globalization;
using Pgseal.Cli.Pages;
using Pgseal.Core;
using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Check;

/// <summary>Rules as a person reads them: whether they load, the rows, then what surprises in them with the line itself.</summary>
static class HumanView
{
    public static void Write(CheckReport report, IPage page)
    {
        var read = report.Read;
        page.Line(0, new Piece("rules ", Tone.Faint), new Piece(read.Subject, Tone.Strong), new Piece($"  as PostgreSQL {RulesWords.VersionOf(read)} reads them", Tone.Faint));
        page.Line(0, new Piece("loads ", Tone.Faint), Loads(report));
        InputNotes.Write(read, page);
        page.Line(0);
        Rows(report, page);
        foreach (var finding in report.Findings)
            Finding(finding, report, page);
        page.Line(0);
        page.Line(0, Ending(report));
    }

    static Piece Loads(CheckReport report) => report.Read.Loads switch
    {
        true => new Piece("yes", Tone.Good),
        false => new Piece($"no: {Wording.Count(report.Read.Tree.Errors.Count, "error")}; at a reload the rules before stay, and a start fails", Tone.Bad),
        null => new Piece("unknown", Tone.Warning),
    };

    static void Rows(CheckReport report, IPage page) => page.Table(
        0,
        ["RULE", "LINE", "TYPE", "DATABASE", "USER", "ADDRESS", "NETMASK", "METHOD", "OPTIONS", "ERROR"],
        [.. report.Rows.Select(row => new Piece[]
        {
            row.RuleNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
            row.FileName == report.Read.Tree.MainFile ? $"{row.LineNumber}" : $"{row.FileName}:{row.LineNumber}",
            row.Type ?? "",
            List(row.Database),
            List(row.UserName),
            row.Address?.ToString() ?? "",
            row.NetMask?.ToString() ?? "",
            row.AuthMethod ?? "",
            row.Options is { } options ? string.Join(' ', options.Select(option => SecretOptions.Mask(option).ToString())) : "",
            row.Error is { } error ? new Piece(error.ToString(), row.Type is null ? Tone.Bad : Tone.Warning) : "",
        })]);

    static string List(ValueList<ByteText>? words) => words is { } all ? string.Join(',', all) : "";

    static void Finding(HbaFinding finding, CheckReport report, IPage page)
    {
        page.Line(0);
        page.Line(0, new Piece($"{Wording.Of(finding.Severity),-9} ", Wording.ToneOf(finding.Severity)), new Piece(finding.Id, Tone.Strong), $": {finding.Rule.Summary}");
        page.Line(10, new Piece($"{finding.Source}: ", Tone.Faint), finding.Observed);
        if (RulesWords.LineOf(report.Read.Tree, finding.File, finding.Line) is { Length: > 0 } line)
            page.Line(12, line);
        page.Line(10, new Piece("hint: ", Tone.Faint), finding.Hint);
    }

    static Piece Ending(CheckReport report) =>
        report.Read.Loads == false ? new Piece("The server would not load these rules.", Tone.Bad)
        : report.Findings.Count > 0 ? new Piece($"{Wording.Count(report.Findings.Count, "finding")}.", Tone.Strong)
        : report.Read.Loads is null ? new Piece("Whether the server would load these rules is not known.", Tone.Warning)
        : new Piece("Nothing found.", Tone.Good);
}
