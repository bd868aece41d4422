using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Check;

/// <summary>What a server would make of rules, and what surprises in them.</summary>
sealed record CheckReport(RulesRead Read, ValueList<HbaViewRow> Rows, ValueList<HbaFinding> Findings)
{
    public static CheckReport Of(RulesRead read)
    {
        var lint = HbaLint.Find(read.Tree, read.Environment);
        return new(
            read with { Notes = read.Notes.Concat(lint.NotKnown).ToValueList() },
            HbaView.Rows(read.Tree),
            lint.Findings.OrderByDescending(finding => finding.Severity).ToValueList());
    }

    /// <summary>A disagreement with the server is our bug: then nothing said here is sure.</summary>
    public ExitCode ExitCode(Severity failOn) =>
        Read.Loads == false || Findings.Any(finding => finding.Severity >= failOn) ? Cli.ExitCode.KnownBad
        : Read.Loads is null || Read.Disagreements.Count > 0 ? Cli.ExitCode.NotSeen
        : Cli.ExitCode.AsItShouldBe;
}
