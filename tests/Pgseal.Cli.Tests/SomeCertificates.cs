using System.Net;
using Pgseal.Cli.Commands.Cert.Ca;
using Pgseal.Cli.Commands.Cert.Import;
using Pgseal.Cli.Commands.Cert.Issue;
using Pgseal.Cli.Commands.Cert.Revoke;
using Pgseal.Cli.Commands.Cert.Show;
using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Live.Apply;
using Pgseal.Live.Certificates;

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

    /// <summary>A rollover that is shown, and notes of what is left.</summary>
    public static CaReport Rollover(string name = "app") => new(CaAction.RolloverShown, Some.Noon, [Replacing(name)], [$"the client certificate CN={name}, until 2027-07-01, is of the old authority and was not issued anew"])
    {
        Next = [$"Give every client {Home}/default/ca.crt as its sslrootcert", "pgseal cert renew TARGET --yes"],
    };

    public static CaReport RolloverRefused(string name = "app") => Rollover(name) with
    {
        Action = CaAction.RolloverRefused,
        End = new(
            new(
                [
                    new("db1:5432", "repl", null, "standby1", IPAddress.Parse("10.1.0.6"), ConnectionKind.Tls, 1, 1, IsProven: true, "db2:5432 verifies with verify-full, and did so with the new certificate"),
                    new("db1:5432", name, "shop", "web", IPAddress.Parse("10.1.0.9"), ConnectionKind.Tls, 3, 2, IsProven: false, "whether it verifies cannot be seen from here"),
                    new("db1:5432", name, "shop", "", IPAddress.Parse("10.1.0.8"), ConnectionKind.Plain, 2, 0, IsProven: false, "it uses no TLS now"),
                ],
                [new($"not proven to trust the new authority are 2 clients, {name}@shop from 10.1.0.9 first", "db1:5432", "Give each of them the trust file")]),
            null),
        Next = ["Give each of them the trust file"],
    };

    public static CaReport RolloverFinished(string name = "app") => new(CaAction.RolloverFinished, Some.Noon, [Authorities(name).Authorities[0]], [])
    {
        End = new(new([], []), $"{Home}/.retired/default/20260701T120000Z-cccccccccccccccc"),
        Next = [$"Give every client {Home}/default/ca.crt again"],
    };

    static AuthorityView Replacing(string name) => Authorities(name).Authorities[0] with
    {
        Replaced = new(Authority($"{name} before") with { Sha256 = new('f', 64) }, Some.Noon.AddDays(-1), [Authorities(name).Authorities[0].Ledger[0]]),
    };

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
