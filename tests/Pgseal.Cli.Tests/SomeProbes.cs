using System.Net;
using Pgseal.Core;
using Pgseal.Core.Certificates;
using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Cli.Tests;

/// <summary>Probes to render.</summary>
static class SomeProbes
{
    static readonly string Sha = new('a', 64);
    static readonly Login Nobody = new(ProbeLogins.Nobody, "postgres", PhysicalReplication: false);

    public static ProbedTarget Good(string name) => Of("db1", new EndpointSeen(IPAddress.Parse("10.1.0.5"), 5432)
    {
        SslRequest = Served,
        AfterGss = true,
        Gss = new GssSeen(false),
        Talk = new TlsTalk(Served, "", AskedForCertificate: false),
        OverTls = new StartupSeen(Nobody, new AttemptOutcome.Admitted(AuthRequest.Scram), null, ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"]),
        Plaintext = [Refused(Nobody, name), Refused(Nobody with { PhysicalReplication = true }, name)],
        Direct = new DirectSeen(new HandshakeOutcome.Closed(WireStep.Handshake)),
        Stuffing = new StuffingSeen(StuffingResult.Refused, "refused inside TLS (08P01 \"received unencrypted data after SSL request\")", Sha),
        Certificate = new CertificateSeen([Certificate(name)], new(true, ""), new(true, ""), new(true, ""), new(false, "its chain leads to no authority in the system's store")),
        Inventory = new TlsInventory(
            [.. Enum.GetValues<TlsVersion>().OrderDescending().Select(version => new VersionAnswer(version, version < TlsVersion.Tls12 ? new Acceptance.Refused("alert protocol_version") : new Acceptance.Accepted()))],
            [new(SuiteGrade.Broken, new Acceptance.Refused("alert handshake_failure"))],
            new ServerTraits(SecureRenegotiation: true, ExtendedMasterSecret: true, SessionTicket: false, SessionId: false, Compression: false),
            new ClientCertificateRequest.NotAsked(),
            4),
        CleanAgreements = 2,
        Connections = 10,
    });

    public static ProbedTarget Bad(string name) => Of("db2", new EndpointSeen(IPAddress.Parse("2001:db8::5"), 5433)
    {
        SslRequest = new HandshakeOutcome.RefusedInClear(new ServerError("0A000", Pgseal.Core.Text.Printable.Text($"connect to {name}"), "")),
        Gss = new GssSeen(true),
        Plaintext = [new StartupSeen(Nobody, new AttemptOutcome.Admitted(AuthRequest.Md5))],
        Connections = 3,
    });

    public static ProbedTarget Unreached { get; } = Of("db3", new EndpointSeen(IPAddress.Parse("10.1.0.7"), 5432) { SslRequest = new HandshakeOutcome.Unreachable("connection refused"), Connections = 1 });

    public static ValueList<ProbedTarget> All(string name) => [Good(name), Bad(name), Unreached];

    static HandshakeOutcome.Served Served { get; } = new("TLSv1.3", "TLS_AES_256_GCM_SHA384", [], Sha);

    static ProbedTarget Of(string host, EndpointSeen endpoint) =>
        ProbedTarget.Of(new TargetSeen(new ProbeTarget(host, endpoint.Port), Some.Noon, TimeSpan.FromMilliseconds(230), [endpoint]));

    static StartupSeen Refused(Login login, string name)
    {
        var error = new ServerError("28000", Pgseal.Core.Text.Printable.Text($"no pg_hba.conf entry for host \"10.1.0.9\", user \"{name}\", no encryption"), "ClientAuthentication");
        return new(login, AttemptOutcome.Of(error), error);
    }

    static CertificateFacts Certificate(string name) => new(
        Sha, Sha, $"CN={name}", "CN=lab CA", "01", Some.Noon.AddDays(-10), Some.Noon.AddDays(90), [name], [IPAddress.Parse("10.1.0.5")], "EC", 256, "SHA256", [], IsCa: false, IsSelfSigned: false, LooksGenerated: false);
}
