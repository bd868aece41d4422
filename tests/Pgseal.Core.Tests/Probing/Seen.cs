using System.Net;
using Pgseal.Core.Certificates;
using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tests.Probing;

/// <summary>What a probe saw of a server that is as it should be; tests change one thing.</summary>
static class Seen
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    public static readonly string Sha = new('a', 64);

    static readonly HandshakeOutcome.Served Tls13 = new("TLSv1.3", "TLS_AES_256_GCM_SHA384", [], Sha);

    public static Judgement Yes { get; } = new(true, "");

    public static CertificateFacts Certificate { get; } = new(
        Sha, "key", "CN=db1", "CN=lab CA", "01", Now.AddDays(-10), Now.AddDays(90), ["db1"], [], "EC", 256, "SHA256", [], IsCa: false, IsSelfSigned: false, LooksGenerated: false);

    public static Login Nobody { get; } = new(ProbeLogins.Nobody, "postgres", PhysicalReplication: false);

    public static TlsInventory Inventory { get; } = new(
        [
            new(TlsVersion.Tls13, new Acceptance.Accepted()) { Group = new NamedGroup(0x001d) },
            new(TlsVersion.Tls12, new Acceptance.Accepted()),
            new(TlsVersion.Tls11, new Acceptance.Refused("alert protocol_version")),
            new(TlsVersion.Tls10, new Acceptance.Refused("alert protocol_version")),
            new(TlsVersion.Ssl3, new Acceptance.Refused("alert protocol_version")),
        ],
        [new(SuiteGrade.Broken, new Acceptance.Refused("alert handshake_failure"))],
        new ServerTraits(SecureRenegotiation: true, ExtendedMasterSecret: true, SessionTicket: false, SessionId: false, Compression: false),
        new ClientCertificateRequest.NotAsked(),
        4);

    public static EndpointSeen Good { get; } = new(IPAddress.Parse("192.0.2.1"), 5432)
    {
        SslRequest = Tls13,
        AfterGss = true,
        Gss = new GssSeen(false),
        Talk = new TlsTalk(Tls13, "", AskedForCertificate: false),
        OverTls = new StartupSeen(Nobody, new AttemptOutcome.Admitted(AuthRequest.Scram), null, ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"]),
        Plaintext = [Refused(Nobody), Refused(Nobody with { LogicalReplication = true }), Refused(Nobody with { PhysicalReplication = true })],
        Direct = new DirectSeen(Tls13)
        {
            Alpn = "postgresql",
            Startup = new StartupSeen(Nobody, new AttemptOutcome.Admitted(AuthRequest.Scram)),
            GssInside = new GssSeen(null, new HandshakeOutcome.Closed(WireStep.GssRequest)),
            WithoutAlpn = new AlpnSeen(false, "hung up after the handshake", Sha),
            WrongAlpn = new AlpnSeen(false, "refused in the handshake"),
        },
        Stuffing = new StuffingSeen(StuffingResult.Refused, "refused inside TLS", Sha),
        Certificate = new CertificateSeen([Certificate], Yes, Yes, Yes, new Judgement(false, "its chain leads to no authority in the system's store")),
        Inventory = Inventory,
        CleanAgreements = 2,
        Connections = 12,
    };

    public static StartupSeen Refused(Login login) => Failed(
        login, new ServerError("28000", "no pg_hba.conf entry for host \"192.0.2.9\", user \"pg_seal_probe\", database \"postgres\", no encryption", "ClientAuthentication"));

    public static StartupSeen Failed(Login login, ServerError error) => new(login, AttemptOutcome.Of(error), error);

    public static StartupSeen Admitted(Login login, AuthRequest request) => new(login, new AttemptOutcome.Admitted(request));

    public static TargetSeen Target(params EndpointSeen[] endpoints) => new(new ProbeTarget("db1", 5432), Now, TimeSpan.FromSeconds(1), endpoints.ToValueList());

    public static Check Check(string id, EndpointSeen seen) => ProbeChecks.Of(Target(seen)).Single(check => check.Id == id);
}
