using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Live;

namespace Pgseal.Cli.Reports.Metrics;

/// <summary>An audit as metrics for a textfile collector. What was not seen has no sample: a missing number is no zero.</summary>
static class OpenMetricsReport
{
    public static string Render(AuditReport report)
    {
        var text = new MetricText();
        var members = report.Clusters.SelectMany(cluster => cluster.Members.Select(member => new Seen(cluster, member))).ToArray();
        Run(text, report);
        Clusters(text, report);
        Verdicts(text, members);
        Findings(text, report, members);
        Wire(text, members);
        Sessions(text, members);
        return text.End();
    }

    static void Run(MetricText text, AuditReport report)
    {
        text.Family("pgseal_build_info", "The version of pgseal that wrote this.");
        text.Sample(1, new Label("version", ToolVersion.Text));
        text.Family("pgseal_audit_timestamp_seconds", "When the audit was made, as Unix time.", "seconds");
        text.Sample(report.CheckedAt.ToUnixTimeSeconds());
        text.Family("pgseal_audit_scope", "Which client addresses must use TLS.");
        text.States(report.Scope.Kind, Wording.Of, "scope");
    }

    static void Clusters(MetricText text, AuditReport report)
    {
        text.Family("pgseal_cluster_verdict", "The verdict on a cluster, which is that of its worst member: 1 for the one that holds.");
        foreach (var cluster in report.Clusters)
            text.States(cluster.Verdict, Wording.Of, "verdict", new Label("cluster", cluster.Name));
    }

    static void Verdicts(MetricText text, Seen[] members)
    {
        text.Family("pgseal_verdict", "The verdict on a member: 1 for the one that holds.");
        foreach (var it in members)
            text.States(it.Member.Verdict, Wording.Of, "verdict", it.Cluster, it.Target);
        text.Family("pgseal_not_seen", "How many things could not be seen on a member.");
        foreach (var it in members)
            text.Sample(it.Member.UnknownBecause.Count, it.Cluster, it.Target);
        text.Family("pgseal_proof", "Whether the rules admit no plaintext: 1 for the result that holds.");
        foreach (var it in members)
            foreach (var result in new[] { "proven", "refuted", "unknown" })
                text.Sample(result == ReportWords.ProofResult(it.Member.Proof) ? 1 : 0, it.Cluster, it.Target, new Label("result", result));
    }

    static void Findings(MetricText text, AuditReport report, Seen[] members)
    {
        text.Family("pgseal_findings", "How many findings a member has, those that the policy puts up with left out.");
        foreach (var it in members)
            foreach (var severity in FindingCounts.Severities)
                text.Sample(it.Member.Findings.Count(finding => finding.Severity == severity && !report.Covers(finding)), it.Cluster, it.Target, new Label("severity", Wording.Of(severity)));
        text.Family("pgseal_findings_excepted", "How many findings of a member the policy puts up with.");
        foreach (var it in members)
            text.Sample(it.Member.Findings.Count(report.Covers), it.Cluster, it.Target);
    }

    static void Wire(MetricText text, Seen[] members)
    {
        text.Family("pgseal_tls_served", "Whether a member answered a request for TLS with TLS.");
        foreach (var it in members)
            if (it.Member.Serving is { } serving)
                text.Sample(serving.Tls ? 1 : 0, it.Cluster, it.Target);
        text.Family("pgseal_certificate_not_after_timestamp_seconds", "When the certificate served ends, as Unix time.", "seconds");
        foreach (var it in members)
            if (it.Member.Serving?.Certificate is { } certificate)
                text.Sample(certificate.NotAfter.ToUnixTimeSeconds(), it.Cluster, it.Target);
        text.Family("pgseal_endpoint_plaintext", "What an address answered to plaintext: 1 for the answer that holds.");
        foreach (var it in members)
            foreach (var endpoint in it.Member.Endpoints)
                text.States(endpoint.Plaintext, Wording.Of, "answer", it.Cluster, it.Target, new Label("address", ReportWords.AddressOf(endpoint)));
    }

    static void Sessions(MetricText text, Seen[] members)
    {
        text.Family("pgseal_sessions", "How many sessions are open on a member.");
        foreach (var it in members)
        {
            if (it.Member.Sessions is not { } counts)
                continue;
            foreach (var (kind, count) in new[]
            {
                (ConnectionKind.Tls, counts.Tls), (ConnectionKind.Plain, counts.Plain), (ConnectionKind.Gss, counts.Gss), (ConnectionKind.Local, counts.Local),
            })
                text.Sample(count, it.Cluster, it.Target, new Label("kind", Wording.Of(kind)));
        }
    }

    /// <summary>A member and the labels that name it.</summary>
    sealed record Seen(ClusterReport Of, MemberReport Member)
    {
        public Label Cluster => new("cluster", Of.Name);

        public Label Target => new("member", Member.Target);
    }
}
