using System.Globalization;
using Pgseal.Cli.Json;
using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Standards;
using Pgseal.Live;

namespace Pgseal.Cli.Reports.Sarif;

/// <summary>An audit as SARIF 2.1.0. What could not be seen is a notification of the run, so that no results never reads as no faults.</summary>
sealed class SarifReport
{
    readonly AuditReport report;
    readonly Fingerprints fingerprints = new();
    readonly Dictionary<string, SarifLog.Artifact> roots = [];

    SarifReport(AuditReport report) => this.report = report;

    public static string Render(AuditReport report) => JsonText.Of(new SarifReport(report).Log(), SarifJson.Readable.SarifLog) + "\n";

    SarifLog Log()
    {
        var members = report.Clusters.SelectMany(cluster => cluster.Members.Select(member => (Cluster: cluster, Member: member))).ToArray();
        var results = members.SelectMany(it => it.Member.Findings.Select(finding => Result(it.Cluster, it.Member, finding))).ToArray();
        var unseen = members.SelectMany(it => it.Member.UnknownBecause.Select(reason => Unseen(it.Cluster, it.Member, reason))).ToArray();
        return new(
            "https://json.schemastore.org/sarif-2.1.0.json",
            "2.1.0",
            [
                new(
                    new(new("pgseal", ToolVersion.Text, [.. FindingRules.All.Select(Rule)])),
                    [new(ExecutionSuccessful: true, report.CheckedAt, unseen)],
                    roots,
                    results,
                    "utf16CodeUnits",
                    new(
                        Wording.Meaning(report.Scope),
                        Wording.Of(report.Verdict),
                        [.. report.Clusters.Select(cluster => new SarifLog.ClusterVerdict(cluster.Name, Wording.Of(cluster.Verdict)))])),
            ]);
    }

    SarifLog.Result Result(ClusterReport cluster, MemberReport member, Finding finding) => new(
        finding.Id,
        IndexOf(FindingRules.All, finding.Rule),
        "fail",
        SarifText.Level(finding.Severity),
        SarifText.Message($"{member.Target}: {finding.Rule.Summary} {finding.Observed} ({finding.Source}). Remedy: {finding.Hint}"),
        [Location(cluster, member, finding)],
        new(fingerprints.Of(cluster, member, finding)),
        finding.Exemption is { } exemption ? [Suppression(exemption, report.Covers(finding))] : [],
        new(cluster.Name, member.Target, finding.Subject, finding.Observed, finding.Source, finding.Hint, Wording.Of(finding.Severity), Citations(finding.Rule)));

    SarifLog.Location Location(ClusterReport cluster, MemberReport member, Finding finding) => new(
        FileLine.Of(finding.Source) is { } file ? new(new(file.RelativeUri, RootOf(member)), new(file.Line)) : null,
        [LogicalLocation(cluster, member)]);

    /// <summary>The name under which paths of this member are given: the same path on two members is not the same file.</summary>
    string RootOf(MemberReport member)
    {
        var description = SarifText.Message($"the root of the file system of {member.Target}");
        if (roots.FirstOrDefault(root => root.Value.Description == description).Key is { } known)
            return known;
        var name = $"MEMBER{(roots.Count + 1).ToString(CultureInfo.InvariantCulture)}";
        roots.Add(name, new(description));
        return name;
    }

    static SarifLog.LogicalLocation LogicalLocation(ClusterReport cluster, MemberReport member) => new(member.Target, $"{cluster.Name}/{member.Target}");

    static SarifLog.Notification Unseen(ClusterReport cluster, MemberReport member, string reason) =>
        new("warning", SarifText.Message($"{member.Target}: not seen: {reason}"), [new(null, [LogicalLocation(cluster, member)])]);

    static SarifLog.Suppression Suppression(Exemption exemption, bool isInForce) =>
        new("external", isInForce ? "accepted" : "rejected", exemption.Reason, new(exemption.Owner, ReportWords.Day(exemption.Until)));

    static SarifLog.ReportingDescriptor Rule(FindingRule rule) => new(
        rule.Id,
        SarifText.Message(rule.Summary),
        SarifText.Message($"{rule.Summary} See docs/findings/{rule.Id}.md of pgseal."),
        new(SarifText.Level(rule.Severity)),
        new(SarifText.SecuritySeverity(rule.Severity), ["security", .. Citations(rule)]));

    static string[] Citations(FindingRule rule) => [.. StandardsMap.Of(rule).Select(clause => clause.Citation)];

    static int IndexOf(ValueList<FindingRule> rules, FindingRule rule) => rules.AsSpan().IndexOf(rule);
}
