using Pgseal.Core.Posture;
using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tests.Probing;

public sealed class ProbeChecksTests
{
    static readonly Login Physical = Seen.Nobody with { PhysicalReplication = true };

    /// <summary>For each check a change that makes it bad, and one that leaves it unknown or without a subject.</summary>
    public static TheoryData<string, CheckResult, EndpointSeen> Cases => new()
    {
        { "ssl-request", CheckResult.Bad, Seen.Good with { SslRequest = new HandshakeOutcome.NotServed() } },
        { "ssl-request", CheckResult.Bad, Seen.Good with { SslRequest = new HandshakeOutcome.HandshakeFailed("wrong version number") } },
        { "ssl-request", CheckResult.Unknown, Seen.Good with { SslRequest = new HandshakeOutcome.RefusedInClear(new ServerError("53300", "many", "")) } },
        { "ssl-request", CheckResult.Unknown, Seen.Good with { SslRequest = new HandshakeOutcome.TimedOut(WireStep.SslRequest) } },
        { "ssl-request", CheckResult.Unknown, Seen.Good with { SslRequest = new HandshakeOutcome.NotPostgres("HTTP/1.1") } },
        { "plaintext", CheckResult.Bad, Seen.Good with { Plaintext = [Seen.Admitted(Seen.Nobody, AuthRequest.Scram)] } },
        { "plaintext", CheckResult.Unknown, Seen.Good with { Plaintext = [Seen.Failed(Seen.Nobody, new ServerError("53300", "many", "InitProcess"))] } },
        { "plaintext", CheckResult.Unknown, Seen.Good with { Plaintext = [] } },
        { "plaintext-replication", CheckResult.Bad, Seen.Good with { Plaintext = [Seen.Refused(Seen.Nobody), Seen.Admitted(Physical, AuthRequest.Trust)] } },
        { "plaintext-replication", CheckResult.Unknown, Seen.Good with { Plaintext = [Seen.Refused(Seen.Nobody)] } },
        { "plaintext-replication", CheckResult.NotApplicable, Seen.Good with { Plaintext = [Seen.Failed(Physical, new ServerError("08P01", "unsupported startup parameter: replication", ""))] } },
        { "tls-startup", CheckResult.Ok, Seen.Good with { OverTls = Seen.Failed(Seen.Nobody, new ServerError("28000", "connection requires a valid client certificate", "ClientAuthentication")) } },
        { "tls-startup", CheckResult.Unknown, Seen.Good with { OverTls = new StartupSeen(Seen.Nobody, new AttemptOutcome.Unknown("the connection was closed")) } },
        { "tls-startup", CheckResult.NotApplicable, Seen.Good with { SslRequest = new HandshakeOutcome.NotServed() } },
        { "direct-tls", CheckResult.Bad, Seen.Good with { Direct = Seen.Good.Direct! with { Alpn = "" } } },
        { "direct-tls", CheckResult.Bad, Seen.Good with { Direct = Seen.Good.Direct! with { WithoutAlpn = new AlpnSeen(true, "a session lives all the same") } } },
        { "direct-tls", CheckResult.Unknown, Seen.Good with { Direct = Seen.Good.Direct! with { WrongAlpn = null } } },
        { "direct-tls", CheckResult.Unknown, Seen.Good with { Direct = new DirectSeen(new HandshakeOutcome.TimedOut(WireStep.Handshake)) } },
        { "direct-tls", CheckResult.NotApplicable, Seen.Good with { Direct = new DirectSeen(new HandshakeOutcome.Closed(WireStep.Handshake)) } },
        { "protocols", CheckResult.Bad, Seen.Good with { Inventory = Versions(TlsVersion.Tls10, new Acceptance.Accepted()) } },
        { "protocols", CheckResult.Unknown, Seen.Good with { Inventory = Versions(TlsVersion.Ssl3, new Acceptance.Unknown("reset")) } },
        { "protocols", CheckResult.Unknown, Seen.Good with { Inventory = null } },
        { "protocols", CheckResult.Bad, Seen.Good with { DirectFloor = Versions(TlsVersion.Tls11, new Acceptance.Accepted()) } },
        { "protocols", CheckResult.Unknown, Seen.Good with { DirectFloor = Versions(TlsVersion.Tls11, new Acceptance.Unknown("reset")) } },
        { "protocols", CheckResult.Ok, Seen.Good with { DirectFloor = Versions(TlsVersion.Tls11, new Acceptance.Refused("alert protocol_version")) } },
        { "ciphers", CheckResult.Bad, Seen.Good with { Inventory = Seen.Inventory with { Weak = [new(SuiteGrade.Broken, new Acceptance.Accepted(), new CipherSuite(0x000a))] } } },
        { "ciphers", CheckResult.Bad, Seen.Good with { Inventory = Seen.Inventory with { Traits = Seen.Inventory.Traits! with { Compression = true } } } },
        { "ciphers", CheckResult.Unknown, Seen.Good with { Inventory = Seen.Inventory with { Weak = [new(SuiteGrade.Broken, new Acceptance.Unknown("reset"))] } } },
        { "certificate", CheckResult.Bad, WithCertificate(it => it with { Chain = [Seen.Certificate with { NotAfter = Seen.Now.AddDays(-1) }] }) },
        { "certificate", CheckResult.Bad, WithCertificate(it => it with { Chain = [Seen.Certificate with { NotBefore = Seen.Now.AddDays(1) }] }) },
        { "certificate", CheckResult.Bad, WithCertificate(it => it with { Chain = [Seen.Certificate with { KeyAlgorithm = "RSA", KeyBits = 1024 }] }) },
        { "certificate", CheckResult.Bad, WithCertificate(it => it with { Chain = [Seen.Certificate with { SignatureHash = "SHA1" }] }) },
        { "certificate", CheckResult.Bad, WithCertificate(it => it with { Chain = [Seen.Certificate with { Usages = ["1.3.6.1.5.5.7.3.2"] }] }) },
        { "certificate", CheckResult.Bad, WithCertificate(it => it with { VerifyCa = new(false, "untrusted") }) },
        { "certificate", CheckResult.Bad, WithCertificate(it => it with { VerifyFull = new(false, "it is for db2, not for db1") }) },
        { "certificate", CheckResult.Unknown, WithCertificate(it => it with { VerifyCa = new(null, "no root file") }) },
        { "certificate", CheckResult.Unknown, WithCertificate(it => it with { VerifyFull = new(null, "it is for db1, not for 192.0.2.1") }) },
        { "same-everywhere", CheckResult.Bad, Seen.Good with { Stuffing = Seen.Good.Stuffing! with { LeafSha256 = new('b', 64) } } },
        { "same-everywhere", CheckResult.Unknown, Seen.Good with { Stuffing = null, Direct = null } },
        { "client-certificate", CheckResult.Bad, Seen.Good with { ClientCertificate = new() { MadeUp = new(true, "taken") } } },
        { "client-certificate", CheckResult.Bad, Seen.Good with { ClientCertificate = new() { MadeUp = new(false, "refused"), Given = new(false, "refused") } } },
        { "client-certificate", CheckResult.Ok, Seen.Good with { ClientCertificate = new() { MadeUp = new(false, "refused"), Given = new(true, "taken") } } },
        { "client-certificate", CheckResult.Unknown, Seen.Good with { ClientCertificate = new() { MadeUp = new(null, "reset") } } },
        { "client-certificate", CheckResult.Unknown, Seen.Good with { Talk = Seen.Good.Talk! with { AskedForCertificate = true }, OverTls = null } },
        { "client-certificate", CheckResult.Ok, Seen.Good with { Talk = Seen.Good.Talk! with { AskedForCertificate = true } } },
        { "request-stuffing", CheckResult.Bad, Seen.Good with { Stuffing = new(StuffingResult.Processed, "the server answered") } },
        { "request-stuffing", CheckResult.Unknown, Seen.Good with { Stuffing = new(StuffingResult.NotHeard, "no answer in time") } },
        { "request-stuffing", CheckResult.Ok, Seen.Good with { Stuffing = new(StuffingResult.HungUp, "the server hung up") } },
        { "injected-bytes", CheckResult.Bad, Seen.Good with { SslRequest = new HandshakeOutcome.BytesInjected(9) } },
        { "injected-bytes", CheckResult.Unknown, Seen.Good with { SslRequest = new HandshakeOutcome.RefusedInClear(new ServerError("0A000", "go to db2.evil.test", "")) } },
        { "injected-bytes", CheckResult.Unknown, Seen.Good with { SslRequest = new HandshakeOutcome.Closed(WireStep.SslRequest), CleanAgreements = 0 } },
        { "gss-request", CheckResult.Ok, Seen.Good with { Gss = new(true) } },
        { "gss-request", CheckResult.Bad, Seen.Good with { Direct = Seen.Good.Direct! with { GssInside = new(true) } } },
        { "gss-request", CheckResult.Bad, Seen.Good with { Gss = new(null, new HandshakeOutcome.BytesInjected(3)) } },
        { "gss-request", CheckResult.Unknown, Seen.Good with { Gss = new(null, new HandshakeOutcome.TimedOut(WireStep.GssRequest)) } },
        { "authentication", CheckResult.Bad, Seen.Good with { Plaintext = [Seen.Admitted(Seen.Nobody, AuthRequest.Trust)] } },
        { "authentication", CheckResult.Bad, Seen.Good with { Plaintext = [Seen.Admitted(Seen.Nobody, AuthRequest.Password)] } },
        { "authentication", CheckResult.Bad, Seen.Good with { Plaintext = [Seen.Admitted(Seen.Nobody, AuthRequest.Md5)] } },
        { "authentication", CheckResult.Ok, Seen.Good with { Plaintext = [Seen.Admitted(Seen.Nobody, AuthRequest.Scram)] } },
        { "authentication", CheckResult.Bad, Seen.Good with { OverTls = Seen.Admitted(Seen.Nobody, AuthRequest.Trust) } },
        { "authentication", CheckResult.Unknown, Seen.Good with { Plaintext = [] } },
        { "authentication", CheckResult.Unknown, Seen.Good with { OverTls = null } },
        { "authentication", CheckResult.Unknown, Seen.Good with { OverTls = Seen.Failed(Seen.Nobody, new ServerError("53300", "sorry, too many clients already", "InitProcess")) } },
        { "authentication", CheckResult.Unknown, Seen.Good with { Plaintext = [Seen.Refused(Seen.Nobody), Seen.Failed(Seen.Nobody, new ServerError("53300", "sorry, too many clients already", "InitProcess"))] } },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Each_check_has_its_ground(string id, CheckResult expected, EndpointSeen seen) => Assert.Equal(expected, Seen.Check(id, seen).Result);

    [Fact]
    public void A_server_that_is_as_it_should_be_passes_them_all()
    {
        var probed = ProbedTarget.Of(Seen.Target(Seen.Good));

        Assert.Equal(15, probed.Checks.Count);
        Assert.Equal(probed.Checks.Select(check => check.Id), ProbeChecks.Ids);
        Assert.All(probed.Checks, check => Assert.Equal((check.Id, check.Id == "drift" ? CheckResult.NotApplicable : CheckResult.Ok), (check.Id, check.Result)));
        Assert.True(probed is { IsGood: true, IsBad: false, Plaintext: PlaintextAnswer.Refused });
    }

    [Fact]
    public void One_unknown_is_neither_good_nor_bad() =>
        Assert.True(ProbedTarget.Of(Seen.Target(Seen.Good with { Inventory = null })) is { IsGood: false, IsBad: false });

    [Fact]
    public void Every_bad_and_every_unknown_says_what_was_seen() => Assert.All(
        Cases.Select(row => row.Data).Where(it => it.Item2 is CheckResult.Bad or CheckResult.Unknown),
        it => Assert.NotEqual("", Seen.Check(it.Item1, it.Item3).Seen));

    [Fact]
    public void A_target_that_was_not_reached_has_no_checks_and_is_not_good()
    {
        var probed = ProbedTarget.Of(Seen.Target(Seen.Good with { SslRequest = new HandshakeOutcome.Unreachable("connection refused") }));

        Assert.Empty(probed.Checks);
        Assert.True(probed is { IsGood: false, IsBad: false, Plaintext: not PlaintextAnswer.Refused });
        Assert.Equal("connection refused", probed.Seen.UnreachedBecause);
    }

    [Fact]
    public void A_name_is_as_good_as_its_worst_address()
    {
        var other = System.Net.IPAddress.Parse("2001:db8::1");
        var admitting = Seen.Good with { Address = other, Plaintext = [Seen.Admitted(Seen.Nobody, AuthRequest.Scram)] };
        var gone = Seen.Good with { Address = other, SslRequest = new HandshakeOutcome.Unreachable("no route to host") };

        var worse = ProbeChecks.Of(Seen.Target(Seen.Good, admitting)).Single(check => check.Id == "plaintext");
        Assert.Equal(CheckResult.Bad, worse.Result);
        Assert.Contains("[2001:db8::1]:5432: pg_seal_probe@postgres: admitted, asked for a SCRAM password", worse.Seen, StringComparison.Ordinal);
        Assert.Equal(CheckResult.Unknown, ProbeChecks.Of(Seen.Target(Seen.Good, gone)).Single(check => check.Id == "plaintext").Result);
        Assert.Equal(PlaintextAnswer.Unknown, ProbedTarget.Of(Seen.Target(Seen.Good, gone)).Plaintext);
    }

    [Fact]
    public void Members_of_one_name_may_have_certificates_of_their_own()
    {
        var other = Seen.Good with
        {
            Address = System.Net.IPAddress.Parse("192.0.2.2"),
            Talk = Seen.Good.Talk! with { Served = new("TLSv1.3", "x", [], new('b', 64)) },
            Direct = null,
            Stuffing = Seen.Good.Stuffing! with { LeafSha256 = new('b', 64) },
        };

        Assert.Equal(CheckResult.Ok, ProbeChecks.Of(Seen.Target(Seen.Good, other)).Single(check => check.Id == "same-everywhere").Result);
    }

    [Theory]
    [InlineData("no entry")]
    [InlineData("kein pg_hba.conf-Eintrag für Host »192.0.2.9«")]
    [InlineData("pg_hba.conf rejects connection for host \"192.0.2.9\"")]
    public void Any_28000_of_the_rules_is_a_refusal_in_any_language(string message) => Assert.Equal(
        CheckResult.Ok,
        Seen.Check("plaintext", Seen.Good with { Plaintext = [Seen.Failed(Seen.Nobody, new ServerError("28000", message, "ClientAuthentication"))] }).Result);

    [Theory]
    [InlineData("connection requires a valid client certificate", true)]
    [InlineData("Verbindung erfordert ein gültiges Client-Zertifikat", true)]
    [InlineData("pg_hba.conf lehnt Verbindung ab für Host »192.0.2.9«", false)]
    public void A_demand_for_a_certificate_is_told_from_a_refusal_in_any_language(string message, bool expected) =>
        Assert.Equal(expected, Seen.Failed(Seen.Nobody, new ServerError("28000", message, "ClientAuthentication")).DemandsCertificate);

    [Fact]
    public void Words_in_clear_are_labelled_and_decide_nothing()
    {
        var lied = Seen.Check("plaintext", Seen.Good with { Plaintext = [Seen.Failed(Seen.Nobody, new ServerError("0A000", "plaintext is refused here, all is well", ""))] });

        Assert.Equal(CheckResult.Unknown, lied.Result);
        Assert.Contains("\"plaintext is refused here, all is well\" (unauthenticated)", lied.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pooler_refuses_only_if_tls_makes_the_difference()
    {
        var poolers = Seen.Good with { Plaintext = [Seen.Failed(Seen.Nobody, new ServerError("08P01", "SSL required", ""))] };

        Assert.Equal(CheckResult.Ok, Seen.Check("plaintext", poolers).Result);
        Assert.Equal(CheckResult.Unknown, Seen.Check("plaintext", poolers with { OverTls = null }).Result);
    }

    static EndpointSeen WithCertificate(Func<CertificateSeen, CertificateSeen> change) => Seen.Good with { Certificate = change(Seen.Good.Certificate!) };

    static TlsInventory Versions(TlsVersion version, Acceptance acceptance) =>
        Seen.Inventory with { Versions = Seen.Inventory.Versions.Select(it => it.Version == version ? it with { Acceptance = acceptance } : it).ToValueList() };
}
