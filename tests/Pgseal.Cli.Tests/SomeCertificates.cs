using System.Net;
using Pgseal.Cli.Commands.Cert.Ca;
using Pgseal.Cli.Commands.Cert.Issue;
using Pgseal.Core.Certificates;
using Pgseal.Core.Planning;
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
}
