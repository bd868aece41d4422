using System.Globalization;
using Pgseal.Cli.Pages;
using Pgseal.Cli.Reports;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>Many clusters at a glance: how many are what, and a line for each, the worst first.</summary>
static class SummaryView
{
    public static void Write(AuditReport report, IPage page)
    {
        page.Line(0);
        var counts = FindingCounts.Of(report);
        page.Line(0, [new Piece($"{Wording.Count(report.Clusters.Count, "cluster")}: ", Tone.Strong), .. Joined(Enum.GetValues<Verdict>().Select(verdict => (
            report.Clusters.Count(cluster => cluster.Verdict == verdict), Wording.Of(verdict), Wording.ToneOf(verdict))))]);
        page.Line(0, [new Piece("findings: ", Tone.Strong), .. Joined(FindingCounts.Severities
            .Select(severity => (counts[severity], Wording.Of(severity), Wording.ToneOf(severity))).Append((counts.Exempted, "excepted", Tone.Faint)))]);
        if (report.NotLookedAt > 0)
            page.Line(0, new Piece($"not looked at: {Wording.Count(report.NotLookedAt, "cluster")}; the audit was ended early", Tone.Warning));
        page.Line(0);
        page.Table(0, ["CLUSTER", "VERDICT", "MEMBERS", "FINDINGS", "WORST"], [.. report.Clusters.OrderBy(cluster => cluster.Verdict).ThenByDescending(WorstOf).Select(Row)]);
    }

    static Piece[] Row(ClusterReport cluster)
    {
        var findings = Counting(cluster).ToList();
        return
        [
            cluster.Name,
            new Piece(Wording.Of(cluster.Verdict), Wording.ToneOf(cluster.Verdict)),
            cluster.Members.Count.ToString(CultureInfo.InvariantCulture),
            findings.Count.ToString(CultureInfo.InvariantCulture),
            findings is [] ? Unseen(cluster) : Worst(findings.MaxBy(finding => finding.Severity)!),
        ];
    }

    static Piece Worst(Finding finding) => new($"{Wording.Of(finding.Severity)} {finding.Id}", Wording.ToneOf(finding.Severity));

    static Piece Unseen(ClusterReport cluster) => cluster.Members.SelectMany(member => member.UnknownBecause).FirstOrDefault() ?? "";

    static Severity? WorstOf(ClusterReport cluster) => Counting(cluster).Max(finding => (Severity?)finding.Severity);

    static IEnumerable<Finding> Counting(ClusterReport cluster) => cluster.Members.SelectMany(member => member.Findings).Where(finding => finding.Exemption is null);

    static Piece[] Joined(IEnumerable<(int Count, string Word, Tone Tone)> parts)
    {
        var present = parts.Where(part => part.Count > 0).ToList();
        return present is [] ? ["none"] : [.. present.Select((part, i) => new Piece($"{(i > 0 ? ", " : "")}{part.Count} {part.Word}", part.Tone))];
    }
}
