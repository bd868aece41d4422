using System.Net;
using Pgseal.Cli.Commands.Cert.Ca;
using Pgseal.Cli.Commands.Cert.Import;
using Pgseal.Cli.Commands.Cert.Issue;
using Pgseal.Cli.Commands.Cert.Revoke;
using Pgseal.Cli.Commands.Cert.Show;
using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Live.Apply;

namespace Pgseal.Cli.Tests;

/// <summary>Answers about certificates to render, with everything in them that a view must show.</summary>
static class SomeCertificates
{
    const string Home = "/home/dba/.local/state/pgseal/ca";

    public static CertificateFacts Leaf(string name = "app") => new(
        new('a', 64), new('b', 64), $"CN={name}", "CN=pgseal CA default", "4a01", Some.Noon.AddHours(-1), Some.Noon.AddDays(397), [name, "db1.example.org"],
        [IPAddress.Parse("10.1.0.5")], "EC", 256, "SHA256", ["1.3.6.1.5.5.7.3.1"], IsCa: false, IsSelfSigned: false, LooksGenerated: false);

    static CertificateFacts Authority(string name) => Leaf(name) with
    {
        Sha256 = new('c', 64), Issuer = $"CN={name} root", DnsNames = [], IpAddresses = [], Usages = [], IsCa = true, NotAfter = Some.Noon.AddDays(3650),
    };

    public static CaReport Authorities(string name = "app") => new(CaAction.Shown, Some.Noon,
    [
        new(
            "default", $"{Home}/default", $"{Home}/default/ca.crt", [Authority(name), Authority($"{name} root") with { IsSelfSigned = true }], IsProtected: true,
            [
                new("4a01", $"CN={name}", LeafUse.Server, new('a', 64), Some.Noon, Some.Noon.AddDays(397)),
                new("4a02", $"CN={name}", LeafUse.Client, new('d', 64), Some.Noon, Some.Noon.AddDays(397), Some.Noon.AddDays(1)),
            ],
            new($"{Home}/default/crl.pem", 7, Some.Noon.AddDays(-25), Some.Noon.AddDays(5))),
        new("old", $"{Home}/old", $"{Home}/old/ca.crt", [Authority("old") with { NotAfter = Some.Noon.AddDays(-1) }], IsProtected: false, [], null),
    ], []);

    public static CaReport NoAuthorities { get; } = new(CaAction.Shown, Some.Noon, [], []);

    public static CaReport Imported(string name = "app") => new(CaAction.Imported, Some.Noon, [Authorities(name).Authorities[0]], ["The certificate has name constraints: clients refuse leaves with names outside them."]);

    public static IssueReport Issued(string name = "app") => new(
        new(name, new([name, "db1.example.org"], [IPAddress.Parse("10.1.0.5")], []), KeyType.EcP256, LeafSpec.DefaultValidity), Leaf(name),
        new($"{Home}/default/ca.crt", new('c', 64)), "/root/certs/app.crt", "/root/certs/app.key", null, Renewal, []);

    public static IssueReport Requested(string name = "app") => new(
        LeafSpec.ForClient(name), null, null, null, "/root/certs/app.key", "/root/certs/app.csr", null, []);

    public static IssueReport Signed(string name = "app") => Issued(name) with
    {
        KeyFile = null,
        Renewal = Renewal with { Command = "pgseal cert issue --csr app.csr", Timer = null },
        Notes = [$"the request asks for {name}"],
    };

    public static Renewal Renewal { get; } = new(
        Some.Noon.AddDays(397), Some.Noon.AddDays(367), "pgseal cert renew host=db1 --state-dir /state --yes", "17 3 * * * root pgseal cert renew host=db1 --state-dir /state --yes");

    public static ShowReport FileShown(string name = "app") => new(Some.Noon, "/root/certs/app.crt", [Leaf(name), Authority(name)], []);

    public static ShowReport Shown(string name = "app") => new(Some.Noon, null, [],
    [
        new(
            "db1:5432", MemberRole.Primary, "/data.pgseal/current/server.crt", "/data.pgseal/current/server.key", Leaf(name), [],
            [new("10.1.0.5:5432", Leaf(name), "TLSv1.3 is served"), new("127.0.0.1:5432", Leaf(name) with { Sha256 = new('e', 64) }, "TLSv1.3 is served"), new("[::1]:5432", null, "no TLS is served")],
            "/data/crl.pem", new("/data/crl.pem", 7, Some.Noon.AddDays(-31), Some.Noon.AddDays(-1)), []),
        new("db2:5432", MemberRole.Standby, null, null, null, [], [], null, null, [$"the role {name} may not see where the certificate stands (pg_read_all_settings)"]),
    ]);

    public static ShowReport Agreeing(string name = "app") => Shown(name) with
    {
        Members = [Shown(name).Members[0] with { Wire = [new("10.1.0.5:5432", Leaf(name), "TLSv1.3 is served")], RevocationSetting = null, Revocations = null }],
    };

    public static ShowReport PartlySeen(string name = "app") => Shown(name) with { Members = [Shown(name).Members[1]] };

    public static RevokeReport Revoked(string name = "app") => new(
        new("default", Authorities(name).Authorities[0].Ledger[1], new($"{Home}/default/crl.pem", 8, Some.Noon, Some.Noon.AddDays(30))), null, "17 4 * * 1 root pgseal cert revoke --refresh --authority default --state-dir /state");

    public static RevokeReport Refreshed { get; } = new(Revoked().Revocation with { Entry = null }, "/etc/postgresql/crl.pem", Revoked().Timer);

    public static RenewalReport Renewed(string name = "app") => new(
        Some.Run with { Audit = null },
        [
            new(
                "db2:5432", MemberRole.Standby,
                [
                    new Change.InstallCertificate("/data.pgseal", $"CN={name}", [name], "ECDSA P-256", Some.Noon.AddDays(397), Imported: false, $"{Home}/default/ca.crt", "it ends 2026-12-01", "the pair from before comes back"),
                    new Change.SetSetting("ssl_cert_file", "server.crt", "/data.pgseal/current/server.crt", "it stands there", "the value from before comes back"),
                ], [], [])
            {
                Expiry = new(Some.Noon.AddDays(397), Some.Noon.AddDays(367), IsNew: true),
            },
            new("db1:5432", MemberRole.Primary, [], [], [$"nothing is due: CN={name} is valid until 2027-12-26 and is renewed from 2027-11-26 on"])
            {
                Expiry = new(Some.Noon.AddDays(397), Some.Noon.AddDays(367), IsNew: false),
            },
        ]);

    public static CheckReport Checked(string name = "app") => new("/root/certs/app.crt", "/root/certs/app.key", Leaf(name), [], [new(PairFaultKind.NameNotCovered, $"The certificate does not cover {name}; clients that verify the name cannot connect to it there.")]);

    public static CheckReport Refused { get; } = new("/root/certs/app.crt", "/root/certs/app.key", null, [new(PairFaultKind.CertificateUnreadable, "The certificate file holds no PEM certificate.")], []);
}
