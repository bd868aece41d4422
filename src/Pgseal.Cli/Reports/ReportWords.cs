using System.Globalization;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Reports;

/// <summary>The sentences that reports for people share.</summary>
static class ReportWords
{
    /// <summary>The answer of the whole audit in one sentence.</summary>
    public static string Headline(AuditReport report) => report.Clusters.Count == 0 ? "Nothing was audited." : report.Verdict switch
    {
        Verdict.Off => "TLS is off.",
        Verdict.Optional => "Plaintext is admitted.",
        Verdict.Unknown => "Not everything could be seen.",
        Verdict.Enforced => report.Scope.Kind == ScopeKind.Remote ? "Every remote connection must use TLS." : "Every TCP connection must use TLS.",
    };

    /// <summary>How many clusters have which verdict, the worst first.</summary>
    public static string ClusterCounts(AuditReport report) =>
        $"{Wording.Count(report.Clusters.Count, "cluster")}, {Wording.Count(report.Clusters.Sum(cluster => cluster.Members.Count), "member")}: "
        + string.Join(", ", report.Clusters.CountBy(cluster => cluster.Verdict).OrderBy(it => it.Key).Select(it => $"{it.Value} {Wording.Of(it.Key)}"));

    public static string RoleAndVersion(MemberReport member) =>
        (member.Role == MemberRole.Unknown ? "member" : Wording.Of(member.Role)) + (member.Version is { } version ? $", PostgreSQL {version}" : "");

    public static string Served(Serving? serving) => serving switch
    {
        null => "not seen: no handshake could be made",
        { Tls: false } => "plaintext only: it answers that it has no TLS",
        _ => $"{serving.Protocol} {serving.Cipher}",
    };

    public static string ProofResult(Proof proof) => proof.Match(_ => "proven", _ => "refuted", _ => "unknown");

    /// <summary>What the proof says, with its witness or what is missing.</summary>
    public static string ProofDetail(Proof proof) => proof.Match(
        proven: _ => "no rule admits plaintext in scope",
        refuted: it => Of(it.Witness),
        unknown: it => string.Join("; ", it.Because));

    public static string Sessions(SessionCounts? counts) =>
        counts is null ? "not seen" : $"{counts.Tls} tls, {counts.Plain} plain, {counts.Gss} gss, {counts.Local} local";

    public static string AddressOf(EndpointReport endpoint) =>
        endpoint.Address.Contains(':', StringComparison.Ordinal) ? $"[{endpoint.Address}]:{endpoint.Port}" : $"{endpoint.Address}:{endpoint.Port}";

    public static string Tls(bool? tls) => tls switch { true => "yes", false => "no", null => "not seen" };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Of(Witness it) =>
        $"{it.File}:{it.Line} admits {Wording.Of(it.Kind)} from {it.Address} to {(it.Replication ? "replication" : $"database {it.Database}")} as {it.User}";
}
