using Pgseal.Cli.Pages;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>An audit as a person reads it: the verdict first, then per member the evidence it rests on.</summary>
static class HumanView
{
    /// <summary>So many clusters have room for all their evidence; of more there is a line each.</summary>
    const int MostBlocks = 3;

    /// <param name="whole">Show all the evidence of any number of clusters.</param>
    public static void Write(AuditReport report, IPage page, bool whole = false)
    {
        page.Line(0, new Piece("scope ", Tone.Faint), Wording.Meaning(report.Scope));
        if (report.Clusters.Count > 1 || report.NotLookedAt > 0)
            SummaryView.Write(report, page);
        else if (report.Findings.Count(finding => finding.Exemption is not null) is var excepted and > 0)
            page.Line(0, new Piece("excepted ", Tone.Faint), $"{excepted} of {report.Findings.Count()} findings, by the policy");
        if (whole || report.Clusters.Count <= MostBlocks)
            foreach (var cluster in report.Clusters)
                Cluster(cluster, report.Scope, page);
        if (report.Changes is { } changes)
            ChangesView.Write(changes, page);
    }

    static void Cluster(ClusterReport cluster, Scope scope, IPage page)
    {
        page.Line(0);
        page.Line(0, new Piece("cluster ", Tone.Faint), new Piece(cluster.Name, Tone.Strong), "  ", Wording.InScope(cluster.Verdict, scope));
        if (cluster.SystemIdentifier is { } identifier)
            page.Line(2, new Piece($"system identifier {identifier}", Tone.Faint));
        foreach (var member in cluster.Members)
            Member(member, scope, page);
    }

    static void Member(MemberReport member, Scope scope, IPage page)
    {
        page.Line(0);
        page.Line(2, RoleOf(member), new Piece(member.Target, Tone.Strong), VersionOf(member), "  ", Wording.InScope(member.Verdict, scope));
        foreach (var reason in member.UnknownBecause)
            page.Line(4, new Piece("not seen  ", Tone.Warning), reason);
        page.Line(4, new Piece("serves    ", Tone.Faint), Served(member.Serving));
        if (member.Serving?.Certificate is { } certificate)
            page.Line(4, new Piece("          ", Tone.Faint), $"{certificate.Subject} until {Wording.Day(certificate.NotAfter)}", new Piece($"  sha256 {certificate.Sha256}", Tone.Faint));
        page.Line(4, [new Piece("proof     ", Tone.Faint), .. member.Proof.Match<Piece[]>(Proven, Refuted, Undecided)]);
        page.Line(4, new Piece("sessions  ", Tone.Faint), Sessions(member.Sessions));
        Endpoints(member, page);
        foreach (var finding in member.Findings.OrderByDescending(finding => finding.Severity))
            Finding(finding, member, page);
    }

    static Piece RoleOf(MemberReport member) => new Piece(member.Role == MemberRole.Unknown ? "member " : $"{Wording.Of(member.Role)} ", Tone.Faint);

    static Piece VersionOf(MemberReport member) => new Piece(member.Version is { } version ? $" (PostgreSQL {version})" : "", Tone.Faint);

    static Piece Served(Serving? serving) => serving switch
    {
        null => new Piece("not seen: no handshake could be made", Tone.Warning),
        { Tls: false } => new Piece("plaintext only: it answers that it has no TLS", Tone.Bad),
        _ => $"{serving.Protocol} {serving.Cipher}",
    };

    static Piece[] Proven(Proof.Proven it) => [new Piece("proven", Tone.Good), ": no rule admits plaintext in scope"];

    static Piece[] Refuted(Proof.Refuted it)
    {
        var witness = it.Witness;
        var database = witness.Replication ? "replication" : $"database {witness.Database}";
        return
        [
            new Piece("refuted", Tone.Bad),
            $": {witness.File}:{witness.Line} admits {Wording.Of(witness.Kind)} from {witness.Address} to {database} as {witness.User}",
        ];
    }

    static Piece[] Undecided(Proof.Unknown it) => [new Piece("unknown", Tone.Warning), $": {string.Join("; ", it.Because)}"];

    static Piece Sessions(SessionCounts? counts) => counts is null
        ? new Piece("not seen", Tone.Warning)
        : new Piece($"{counts.Tls} tls, {counts.Plain} plain, {counts.Gss} gss, {counts.Local} local", counts.Plain > 0 ? Tone.Bad : Tone.Plain);

    static void Endpoints(MemberReport member, IPage page) => page.Table(
        4,
        ["ADDRESS", "TLS", "PLAINTEXT", "SQLSTATE", "FROM", "AS", "ANSWER"],
        [.. member.Endpoints.Select(endpoint => new Piece[]
        {
            endpoint.Address.Contains(':', StringComparison.Ordinal) ? $"[{endpoint.Address}]:{endpoint.Port}" : $"{endpoint.Address}:{endpoint.Port}",
            endpoint.Tls switch { true => new Piece("yes", Tone.Good), false => new Piece("no", Tone.Bad), null => new Piece("?", Tone.Warning) },
            new Piece(Wording.Of(endpoint.Plaintext), Wording.ToneOf(endpoint.Plaintext)),
            endpoint.SqlState ?? "",
            endpoint.TriedFrom ?? "",
            endpoint.TriedAs ?? "",
            endpoint.Message ?? "",
        })]);

    static void Finding(Finding finding, MemberReport member, IPage page)
    {
        var subject = finding.Subject == member.Target || finding.Subject == finding.Source ? "" : $"{finding.Subject}: ";
        page.Line(4, new Piece($"{Wording.Of(finding.Severity),-9} ", Wording.ToneOf(finding.Severity)), new Piece(finding.Id, Tone.Strong), $": {finding.Rule.Summary}");
        page.Line(14, new Piece($"{finding.Source}: ", Tone.Faint), $"{subject}{finding.Observed}");
        page.Line(14, new Piece("hint: ", Tone.Faint), finding.Hint);
        if (finding.Exemption is { } exemption)
            page.Line(14, new Piece("excepted ", Tone.Warning), $"by {exemption.Owner} until {exemption.Until:yyyy-MM-dd}: {exemption.Reason}");
    }
}
