using System.Globalization;
using System.Text;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Standards;
using Pgseal.Live;
using static Pgseal.Cli.Reports.Markdown.MarkdownText;

namespace Pgseal.Cli.Reports.Markdown;

/// <summary>An audit in GitHub's Markdown: for a pull request, an issue or a wiki.</summary>
sealed class MarkdownReport
{
    readonly StringBuilder text = new();
    readonly AuditReport report;

    MarkdownReport(AuditReport report) => this.report = report;

    public static string Render(AuditReport report)
    {
        var it = new MarkdownReport(report);
        it.Summary();
        foreach (var cluster in report.Clusters)
            it.Cluster(cluster);
        return it.text.ToString();
    }

    void Summary()
    {
        Line("# TLS audit of PostgreSQL");
        Line();
        Line($"**{ReportWords.Headline(report)}** {ReportWords.ClusterCounts(report)}.");
        Line();
        Line($"- Findings: {FindingCounts.Of(report)}");
        Line($"- Scope: {Wording.Meaning(report.Scope)}");
        Line($"- Checked at {Wording.Utc(report.CheckedAt)} by pgseal {ToolVersion.Text}");
        if (report.Clusters.Count == 0)
            return;
        Line();
        Line("| Cluster | Verdict | Members | Findings |");
        Line("|---|---|---:|---|");
        foreach (var cluster in report.Clusters)
            Line($"| {Code(cluster.Name)} | {Wording.Of(cluster.Verdict)} | {cluster.Members.Count} | {FindingCounts.Of(report, cluster)} |");
    }

    void Cluster(ClusterReport cluster)
    {
        Line();
        Line($"## Cluster {Code(cluster.Name)}: {Wording.Of(cluster.Verdict)}");
        if (cluster.SystemIdentifier is { } identifier)
        {
            Line();
            Line($"System identifier {Code(identifier)}");
        }
        foreach (var member in cluster.Members)
            Member(member);
    }

    void Member(MemberReport member)
    {
        Line();
        Line($"### {Code(member.Target)}: {Wording.Of(member.Verdict)}");
        Line();
        Line($"{Capital(ReportWords.RoleAndVersion(member))}.");
        Line();
        foreach (var reason in member.UnknownBecause)
            Line($"- **Not seen:** {Code(reason)}");
        Line($"- Serves: {Code(ReportWords.Served(member.Serving))}");
        if (member.Serving?.Certificate is { } certificate)
            Line($"- Certificate: {Code(certificate.Subject)} until {Wording.Day(certificate.NotAfter)}, SHA-256 {Code(certificate.Sha256)}");
        Line($"- Proof: {ReportWords.ProofResult(member.Proof)}: {Code(ReportWords.ProofDetail(member.Proof))}");
        Line($"- Sessions: {ReportWords.Sessions(member.Sessions)}");
        Endpoints(member);
        foreach (var finding in member.Findings.OrderByDescending(finding => finding.Severity))
            Finding(finding);
    }

    void Endpoints(MemberReport member)
    {
        if (member.Endpoints.Count == 0)
            return;
        Line();
        Line("| Address | TLS | Plaintext | SQLSTATE | From | As | Answer |");
        Line("|---|---|---|---|---|---|---|");
        foreach (var endpoint in member.Endpoints)
        {
            Line($"| {Code(ReportWords.AddressOf(endpoint))} | {ReportWords.Tls(endpoint.Tls)} | {Wording.Of(endpoint.Plaintext)} | {Code(endpoint.SqlState ?? "")} | "
                + $"{Code(endpoint.TriedFrom ?? "")} | {Code(endpoint.TriedAs ?? "")} | {Code(endpoint.Message ?? "")} |");
        }
    }

    void Finding(Finding finding)
    {
        Line();
        Line($"#### {Capital(Wording.Of(finding.Severity))}: {finding.Id}");
        Line();
        Line($"{finding.Rule.Summary}");
        Line();
        Line($"- Subject: {Code(finding.Subject)}");
        Line($"- Observed: {Code(finding.Observed)}");
        Line($"- Source: {Code(finding.Source)}");
        Line($"- Remedy: {Code(finding.Hint)}");
        if (finding.Exemption is { } exemption)
            Line($"- **{(report.Covers(finding) ? "Excepted" : "The exception is over:")}** until {ReportWords.Day(exemption.Until)} by {Code(exemption.Owner)}: {Code(exemption.Reason)}");
        if (StandardsMap.Of(finding.Rule) is { Count: > 0 } clauses)
            Line($"- Standards: {string.Join("; ", clauses.Select(clause => clause.Citation))}");
    }

    static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    void Line(string line = "") => text.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
