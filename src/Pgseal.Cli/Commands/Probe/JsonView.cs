using Pgseal.Cli.Json;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Probe;

/// <summary>Targets as the schema <c>pgseal.probe/1</c>, written one by one into the frame of one document.</summary>
static class JsonView
{
    public const string Schema = "pgseal.probe/1";

    public static string Head(DateTimeOffset at) =>
        $$"""
        {
          "schema": "{{Schema}}",
          "tool_version": "{{ToolVersion.Text}}",
          "checked_at": "{{Wording.Utc(at)}}",
          "targets": [
        """;

    public static string Tail(bool interrupted) =>
        $$"""

          ],
          "interrupted": {{(interrupted ? "true" : "false")}}
        }
        """;

    /// <summary>One target, indented as it stands in the document.</summary>
    public static string Part(ProbedTarget target) =>
        "    " + JsonText.Of(ProbedTargetDocument.Of(target), PgsealJson.Relaxed.ProbedTargetDocument).ReplaceLineEndings("\n    ");

    public static string Render(IEnumerable<ProbedTarget> targets, DateTimeOffset at, bool interrupted) =>
        $"{Head(at)}\n{string.Join(",\n", targets.Select(Part))}{Tail(interrupted)}";

    /// <summary>The versions accepted, the oldest first; what was negotiated where no more is known.</summary>
    public static string[] Protocols(TargetSeen seen)
    {
        var accepted = seen.Endpoints
            .SelectMany(endpoint => endpoint.Inventory?.Versions ?? [])
            .Where(it => it.Acceptance is Acceptance.Accepted)
            .Select(it => it.Version).Distinct().Order().Select(TlsVersionText.Of).ToArray();
        return accepted.Length > 0 ? accepted : [.. seen.Endpoints.Select(endpoint => endpoint.Talk?.Served.Protocol).OfType<string>().Distinct()];
    }

    internal sealed record ProbedTargetDocument(
        string Target,
        bool Reached,
        string? UnreachedBecause,
        string Result,
        bool? Tls,
        string[] Protocols,
        ProbedCertificateDocument? Certificate,
        string Plaintext,
        string DirectTls,
        ServerDocument Server,
        ProbedEndpointDocument[] Endpoints,
        ProbeCheckDocument[] Checks,
        int Connections,
        long ElapsedMs)
    {
        public static ProbedTargetDocument Of(ProbedTarget it) => new(
            it.Seen.Target.Name,
            it.Seen.IsReached,
            it.Seen.UnreachedBecause,
            it.IsBad ? "bad" : it.IsGood ? "ok" : "unknown",
            it.Seen.ServesTls,
            JsonView.Protocols(it.Seen),
            it.Seen.Certified?.Certificate is { } certificate ? ProbedCertificateDocument.Of(certificate) : null,
            Wording.Of(it.Plaintext),
            DirectOf(it.Seen),
            new(Wording.Of(it.Server.Kind), it.Server.Version, it.Server.Because),
            [.. it.Seen.Endpoints.Select(ProbedEndpointDocument.Of)],
            [.. it.Checks.Select(check => new ProbeCheckDocument(check.Id, Wording.Of(check.Result), check.Seen, check.Next))],
            it.Seen.Connections,
            (long)it.Seen.Elapsed.TotalMilliseconds);

        static string DirectOf(TargetSeen seen)
        {
            var all = seen.Endpoints.Select(endpoint => ProbedEndpointDocument.DirectOf(endpoint.Direct)).Distinct().ToList();
            return all is [var one] ? one : all.Count == 0 ? "not_tried" : "differs";
        }
    }

    internal sealed record ServerDocument(string Kind, string? VersionHint, string Because);

    internal sealed record ProbeCheckDocument(string Id, string Result, string Seen, string Next);

    internal sealed record ProbedCertificateDocument(
        string Sha256,
        string Subject,
        string Issuer,
        DateTimeOffset NotBefore,
        DateTimeOffset NotAfter,
        string[] DnsNames,
        string[] IpAddresses,
        string KeyAlgorithm,
        int? KeyBits,
        string SignatureHash,
        bool SelfSigned,
        string[] ChainSha256,
        string Chain,
        JudgementDocument VerifyCa,
        JudgementDocument VerifyFull,
        JudgementDocument VerifyFullBefore15,
        JudgementDocument Browser)
    {
        public static ProbedCertificateDocument Of(CertificateSeen it) => new(
            it.Leaf.Sha256,
            it.Leaf.Subject,
            it.Leaf.Issuer,
            it.Leaf.NotBefore,
            it.Leaf.NotAfter,
            [.. it.Leaf.DnsNames],
            [.. it.Leaf.IpAddresses.Select(address => address.ToString())],
            it.Leaf.KeyAlgorithm,
            it.Leaf.KeyBits,
            it.Leaf.SignatureHash,
            it.Leaf.IsSelfSigned,
            [.. it.Chain.Select(certificate => certificate.Sha256)],
            ChainOrder.Of(it.Chain),
            JudgementDocument.Of(it.VerifyCa),
            JudgementDocument.Of(it.VerifyFull),
            JudgementDocument.Of(it.VerifyFullOld),
            JudgementDocument.Of(it.Browser));
    }

    internal sealed record JudgementDocument(bool? Accepted, string Why)
    {
        public static JudgementDocument Of(Judgement it) => new(it.Accepted, it.Why);
    }

    internal sealed record ProbedEndpointDocument(
        string Address,
        int Port,
        bool? Tls,
        string SslRequest,
        string? Protocol,
        string? Cipher,
        string? CertificateSha256,
        string Gss,
        string DirectTls,
        string ClientCertificate,
        AttemptDocument? OverTls,
        AttemptDocument[] Plaintext,
        VersionDocument[] Versions,
        string[] WeakSuites,
        ClientOutcomeDocument[] Clients,
        int Connections)
    {
        public static ProbedEndpointDocument Of(EndpointSeen it) => new(
            it.Address.ToString(),
            it.Port,
            it.ServesTls,
            HandshakeText.Of(it.SslRequest),
            it.Talk?.Served.Protocol,
            it.Talk?.Served.Cipher,
            it.Talk?.Served.LeafSha256,
            Wording.Of(it.Gss?.Offered, "offered", "not_offered"),
            DirectOf(it.Direct),
            it.Talk is not { } talk ? "unknown" : !talk.AskedForCertificate ? "not_requested" : it.OverTls?.DemandsCertificate == true ? "required" : "requested",
            it.OverTls is { } overTls ? AttemptDocument.Of(overTls, it, overTls: true) : null,
            [.. it.Plaintext.Select(tried => AttemptDocument.Of(tried, it, overTls: false))],
            [.. (it.Inventory?.Versions ?? []).Select(VersionDocument.Of)],
            [.. (it.Inventory?.Weak ?? []).Where(weak => weak.Acceptance is Acceptance.Accepted).Select(weak => weak.Suite?.ToString() ?? "")],
            [.. ClientMatrix.Of(it).Select(client => new ClientOutcomeDocument(SslModeText.Of(client.SslMode), Wording.Of(client.Negotiation), Wording.Of(client.Gets)))],
            it.Connections);

        public static string DirectOf(DirectSeen? direct) => direct?.WithAlpn switch
        {
            null => "not_tried",
            HandshakeOutcome.Served => "served",
            HandshakeOutcome.TimedOut or HandshakeOutcome.Unreachable => "unknown",
            _ => "not_served",
        };
    }

    /// <param name="Result">What the rules made of it.</param>
    internal sealed record AttemptDocument(string User, string Database, string? Replication, string Result, string? Asked, string? Sqlstate, string? Message, string[] Mechanisms)
    {
        public static AttemptDocument Of(StartupSeen it, EndpointSeen endpoint, bool overTls) => new(
            it.Login.User,
            it.Login.Database,
            it.Login.PhysicalReplication ? "physical" : it.Login.LogicalReplication ? "logical" : null,
            overTls
                ? it.Outcome.Match(_ => "admitted", _ => "refused", _ => "unknown")
                : Wording.Of(PlaintextReading.Of(it, endpoint).Answer),
            (it.Outcome as AttemptOutcome.Admitted)?.Request is { } request ? AuthRequestText.Of(request) : null,
            it.Error?.SqlState,
            it.Error?.Message ?? (it.Outcome as AttemptOutcome.Unknown)?.Because,
            [.. it.Mechanisms]);
    }

    internal sealed record VersionDocument(string Version, string Result, string? Suite, string? Group, string[]? Suites, string[]? Groups)
    {
        public static VersionDocument Of(VersionAnswer it) => new(
            TlsVersionText.Of(it.Version),
            it.Acceptance.Match(_ => "accepted", _ => "refused", _ => "unknown"),
            it.Suite?.ToString(),
            it.Group?.ToString(),
            it.Suites is { } suites ? [.. suites.Accepted.Select(suite => suite.ToString())] : null,
            it.Groups is { } groups ? [.. groups.Accepted.Select(group => group.ToString())] : null);
    }

    internal sealed record ClientOutcomeDocument(string Sslmode, string Sslnegotiation, string Gets);
}
