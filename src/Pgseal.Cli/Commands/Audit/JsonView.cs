using Pgseal.Cli.Json;
using Pgseal.Core.Posture;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>An audit as the schema <c>pgseal.audit/1</c>; its clusters are also part of the schemas of runs.</summary>
static class JsonView
{
    public const string Schema = "pgseal.audit/1";

    public static string Render(AuditReport report) => JsonText.Of(
        new AuditDocument(
            Schema,
            ToolVersion.Text,
            report.CheckedAt,
            Wording.Of(report.Scope.Kind),
            [.. report.Scope.LocalNetworks.Select(network => network.ToString())],
            Clusters(report),
            report.NotLookedAt,
            report.Changes is { } changes ? ChangesDocument.Of(changes) : null),
        PgsealJson.Relaxed.AuditDocument);

    internal static ClusterDocument[] Clusters(AuditReport report) => [.. report.Clusters.Select(ClusterDocument.Of)];

    internal sealed record AuditDocument(
        string Schema,
        string ToolVersion,
        DateTimeOffset CheckedAt,
        string Scope,
        string[] LocalNetworks,
        ClusterDocument[] Clusters,
        int NotLookedAt,
        ChangesDocument? Changes);

    internal sealed record ChangesDocument(DateTimeOffset Since, MemberChangeDocument[] Members)
    {
        public static ChangesDocument Of(AuditChanges changes) => new(changes.Since, [.. changes.Members.Select(MemberChangeDocument.Of)]);
    }

    internal sealed record MemberChangeDocument(string Target, string? VerdictBefore, string? Verdict, FindingKey[] New, FindingKey[] Over)
    {
        public static MemberChangeDocument Of(MemberChange it) => new(
            it.Target, it.Before is { } before ? Wording.Of(before) : null, it.Now is { } now ? Wording.Of(now) : null, [.. it.New], [.. it.Over]);
    }

    internal sealed record ClusterDocument(string Name, string? SystemIdentifier, string Verdict, MemberDocument[] Members)
    {
        public static ClusterDocument Of(ClusterReport cluster) => new(
            cluster.Name,
            cluster.SystemIdentifier,
            Wording.Of(cluster.Verdict),
            [.. cluster.Members.Select(MemberDocument.Of)]);
    }

    internal sealed record MemberDocument(
        string Target,
        string Role,
        string? ServerVersion,
        string Verdict,
        string[] UnknownBecause,
        ServingDocument? Serving,
        EndpointDocument[] Endpoints,
        ProofDocument Proof,
        SessionCounts? Sessions,
        FindingDocument[] Findings)
    {
        public static MemberDocument Of(MemberReport member) => new(
            member.Target,
            Wording.Of(member.Role),
            member.Version?.ToString(),
            Wording.Of(member.Verdict),
            [.. member.UnknownBecause],
            member.Serving is { } serving ? new(serving.Tls, serving.Protocol, serving.Cipher, serving.Certificate) : null,
            [.. member.Endpoints.Select(EndpointDocument.Of)],
            ProofDocument.Of(member.Proof),
            member.Sessions,
            [.. member.Findings.Select(FindingDocument.Of)]);
    }

    internal sealed record ServingDocument(bool Tls, string? Protocol, string? Cipher, ServedCertificate? Certificate);

    internal sealed record EndpointDocument(
        string Address,
        int Port,
        bool? Tls,
        string? CertificateSha256,
        string Plaintext,
        string? Sqlstate,
        string? Message,
        string? TriedFrom,
        string? TriedAs,
        DateTimeOffset? At)
    {
        public static EndpointDocument Of(EndpointReport endpoint) => new(
            endpoint.Address,
            endpoint.Port,
            endpoint.Tls,
            endpoint.CertificateSha256,
            Wording.Of(endpoint.Plaintext),
            endpoint.SqlState,
            endpoint.Message,
            endpoint.TriedFrom,
            endpoint.TriedAs,
            endpoint.At);
    }

    internal sealed record ProofDocument(string Result, WitnessDocument? Witness, string[] Because)
    {
        public static ProofDocument Of(Proof proof) => proof.Match(
            proven: _ => new ProofDocument("proven", null, []),
            refuted: it => new("refuted", WitnessDocument.Of(it.Witness), []),
            unknown: it => new("unknown", null, [.. it.Because]));
    }

    internal sealed record WitnessDocument(string Kind, bool Replication, string Database, string User, string Address, string File, int Line)
    {
        public static WitnessDocument Of(Witness it) => new(Wording.Of(it.Kind), it.Replication, it.Database, it.User, it.Address, it.File, it.Line);
    }

    internal sealed record FindingDocument(string Id, string Severity, string Subject, string Observed, string Source, string Hint, ExemptionDocument? Exemption)
    {
        public static FindingDocument Of(Finding it) => new(
            it.Id, Wording.Of(it.Severity), it.Subject, it.Observed, it.Source, it.Hint, ExemptionDocument.Of(it.Exemption));
    }
    internal sealed record ExemptionDocument(string Owner, string Reason, DateOnly Until)
    {
        public static ExemptionDocument? Of(Exemption? it) => it is null ? null : new(it.Owner, it.Reason, it.Until);
    }
}
