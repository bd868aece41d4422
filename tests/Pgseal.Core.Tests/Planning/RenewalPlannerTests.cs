using System.Net;
using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;
using Pgseal.Core.Tls;

namespace Pgseal.Core.Tests.Planning;

public sealed class RenewalPlannerTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    static readonly RenewalPolicy Policy = new(TimeSpan.FromDays(30), Import: null, HasKeyPassphrase: false, IsOneMember: false);
    static readonly CertificateFacts Root = Certificate("root", "CN=pgseal CA default", days: 3000);
    static readonly CertificateFacts Leaf = Certificate("leaf", Root.Subject, days: 200) with { DnsNames = ["old.example.com"] };
    static readonly HandshakeOutcome.Served Served = new("TLSv1.3", "TLS_AES_256_GCM_SHA384", [], "leaf");

    [Fact]
    public void Nothing_is_changed_before_it_is_due_and_it_is_said_when_that_is()
    {
        var plan = Plan(Leaf);

        Assert.Empty(plan.Members[0].Changes);
        Assert.Empty(plan.Blockers);
        Assert.Contains("renewed from 2027-05-13 on", Assert.Single(plan.Members[0].Notes), StringComparison.Ordinal);
    }

    public static TheoryData<string, CertificateFacts, HandshakeOutcome> Due => new()
    {
        { "it ends 2026-12-14", Leaf with { NotAfter = Now.AddDays(20) }, Served },
        { "it ended 2026-11-23", Leaf with { NotAfter = Now.AddDays(-1) }, Served },
        { "it is not valid before 2026-11-25", Leaf with { NotBefore = Now.AddDays(1) }, Served },
        { "another certificate is served than the one in the file", Leaf, Served with { LeafSha256 = "other" } },
        { "ssl is on, and the server answers that it has no TLS", Leaf, new HandshakeOutcome.NotServed() },
    };

    [Theory]
    [MemberData(nameof(Due))]
    public void What_is_due_is_issued_again_with_the_names_it_had(string why, CertificateFacts leaf, HandshakeOutcome handshake)
    {
        var plan = Plan(leaf, handshake: handshake);

        var install = Assert.Single(plan.Members[0].Changes.OfType<Change.InstallCertificate>());
        Assert.Equal(why, install.Reason);
        Assert.Contains("old.example.com", install.Names);
        Assert.Contains("db1", install.Names);
        Assert.Empty(plan.Blockers);
    }

    [Fact]
    public void Somebody_elses_certificate_is_never_touched_and_stops_the_run_once_it_is_due()
    {
        var foreign = Leaf with { Issuer = "CN=Example Corp" };

        Assert.Empty(Plan(foreign).Blockers);
        var plan = Plan(foreign with { NotAfter = Now.AddDays(20) });
        Assert.Empty(plan.Members[0].Changes);
        Assert.Contains("was issued by CN=Example Corp", Assert.Single(plan.Blockers).What, StringComparison.Ordinal);
        Assert.Contains("cert import", plan.Blockers[0].Next, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "off", false, "ssl_passphrase_command is not set")]
    [InlineData("cat /key", "off", false, "at a restart only")]
    [InlineData("cat /key", "on", false, "is to be protected likewise")]
    [InlineData("cat /key", "on", true, null)]
    public void A_protected_key_is_replaced_only_where_a_reload_takes_it(string command, string reloads, bool hasPassphrase, string? blocker)
    {
        var plan = Plan(Leaf with { NotAfter = Now.AddDays(1) }, Policy with { HasKeyPassphrase = hasPassphrase }, encrypted: true, settings: [("ssl_passphrase_command", command), ("ssl_passphrase_command_supports_reload", reloads)]);

        if (blocker is null)
            Assert.Empty(plan.Blockers);
        else
            Assert.Contains(blocker, Assert.Single(plan.Blockers).What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_authority_signed_that_is_being_replaced_is_due()
    {
        var next = Root with { Sha256 = "next", Subject = "CN=pgseal CA default 2026-11-24" };
        var member = Member(Leaf, Served, encrypted: false, []);
        var authority = new Authority("/state/ca/default/ca.crt", next) { Replaced = Root };

        var plan = RenewalPlanner.Plan(new("db1", [member.Facts]), [member], Policy, authority, Now);
        var renewed = Member(Leaf with { Issuer = next.Subject }, Served, encrypted: false, []);

        Assert.Equal("it was signed by CN=pgseal CA default, which is being replaced", Assert.Single(plan.Members[0].Changes.OfType<Change.InstallCertificate>()).Reason);
        Assert.Empty(RenewalPlanner.Plan(new("db1", [renewed.Facts]), [renewed], Policy, authority, Now).Members[0].Changes);
    }

    [Fact]
    public void An_authority_that_ends_soon_is_told_of()
    {
        var plan = Plan(Leaf with { NotAfter = Now.AddDays(5) }, root: Root with { NotAfter = Now.AddDays(20) });

        Assert.Equal(Now.AddDays(20), Assert.Single(plan.Members[0].Changes.OfType<Change.InstallCertificate>()).NotAfter);
        Assert.Contains(plan.Members[0].Notes, note => note.StartsWith("the authority itself ends 2026-12-14", StringComparison.Ordinal));
        Assert.DoesNotContain(Plan(Leaf with { NotAfter = Now.AddDays(5) }).Members[0].Notes, note => note.Contains("authority itself", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_tls_there_is_nothing_to_renew() =>
        Assert.Contains("TLS is not switched on", Assert.Single(Plan(Leaf, settings: [("ssl", "off")]).Blockers).What, StringComparison.Ordinal);

    [Fact]
    public void On_a_fips_host_groups_that_it_lacks_go_when_tls_comes()
    {
        var member = Member(Leaf, Served, encrypted: false, [("ssl", "off"), ("ssl_groups", "X25519:prime256v1")]);
        var fips = member with { Host = member.Host with { IsFips = true } };

        Assert.DoesNotContain(Groups(member), change => change.Name == "ssl_groups");
        Assert.Equal("prime256v1", Assert.Single(Groups(fips), change => change.Name == "ssl_groups").After);

        static List<Change.SetSetting> Groups(MemberInput member) => [.. SettingChanges.For(member, new CertificateDecision.Keep(Leaf), TlsFloor.Tls12).OfType<Change.SetSetting>()];
    }

    static ClusterPlan Plan(
        CertificateFacts leaf, RenewalPolicy? policy = null, HandshakeOutcome? handshake = null, bool encrypted = false, (string, string)[]? settings = null, CertificateFacts? root = null)
    {
        var member = Member(leaf, handshake ?? Served, encrypted, settings ?? []);
        return RenewalPlanner.Plan(new("db1", [member.Facts]), [member], policy ?? Policy, new Authority("/state/ca/default/ca.crt", root ?? Root), Now);
    }

    static MemberInput Member(CertificateFacts leaf, HandshakeOutcome handshake, bool encrypted, (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["ssl"] = "on", ["ssl_cert_file"] = "/d.pgseal/current/server.crt", ["ssl_key_file"] = "/d.pgseal/current/server.key" };
        foreach (var (name, value) in settings)
            all[name] = value;
        var server = new ServerFacts(
            MemberRole.Primary, "1", ServerVersion.OfMajor(18), "postgres", "postgres", true, null, Now, Now,
            new(all.Select(it => new Setting(it.Key, it.Value, "configuration file", null, null, false)).ToValueList()));
        return new(
            new MemberFacts("db1", null, server)
            {
                Pair = new PairFacts("/d.pgseal/current/server.crt", "/d.pgseal/current/server.key", leaf, [], KeyChecked: true) { KeyEncrypted = encrypted },
                Endpoints = [new(IPAddress.Parse("192.0.2.1"), 5432, InScope: true, handshake, [])],
            },
            new MemberHost("/d.pgseal", new("/d.pgseal/current/server.crt", "/d.pgseal/current/server.key"), SubjectNames.For(new([], "db1", "db1", [])), []),
            new Operator("postgres", "postgres", null, ForbidsTls: false, DemandsTls: false));
    }

    static CertificateFacts Certificate(string sha256, string issuerOrOwn, int days) => new(
        sha256, "key", sha256 == "root" ? issuerOrOwn : "CN=db1", issuerOrOwn, "01", Now.AddDays(-100), Now.AddDays(days), [], [], "EC", 256, "SHA256", [], IsCa: sha256 == "root", IsSelfSigned: sha256 == "root", LooksGenerated: false);
}
