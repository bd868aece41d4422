using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Audit;

/// <summary>What audit finds in the certificate a real server serves: each finding where it is due, and nowhere else.</summary>
public sealed class CertificateFindingsTests
{
    static readonly string[] aboutCertificates =
        ["certificate-name-mismatch", "certificate-self-signed", "certificate-weak", "certificate-chain-disordered", "tls-floor-low", "certificate-expired", "certificate-expires-soon", "weak-suite-accepted",
            "revocation-list-over", "revocation-list-ends-soon", "leaf-not-renewed"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Each_is_raised_where_it_is_due_and_nowhere_else(int major)
    {
        using var authority = new TestAuthority();
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        var good = authority.Issue("db1.example.com", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(200), "db1.example.com");
        var goodPem = good.Certificate.ExportCertificatePem();
        var stranger = SelfSigned("CN=stranger", RSA.Create(2048)).Pem;

        await ServeAsync(server, goodPem, good.Key, "TLSv1.2");
        Assert.Empty(await FindAsync(server, "db1.example.com"));
        Assert.Empty(await FindAsync(server, "127.0.0.1"));
        Assert.Equal(["certificate-name-mismatch"], await FindAsync(server, "db2.example.com"));

        await ServeAsync(server, $"{goodPem}\n{authority.Pem}", good.Key, "TLSv1.2");
        Assert.Empty(await FindAsync(server, "db1.example.com"));
        await ServeAsync(server, $"{goodPem}\n{stranger}", good.Key, "TLSv1.2");
        Assert.Equal(["certificate-chain-disordered"], await FindAsync(server, "db1.example.com"));

        await ServeAsync(server, goodPem, good.Key, "TLSv1.1");
        Assert.Equal(["tls-floor-low"], await FindAsync(server, "db1.example.com"));

        await ServeAsync(server, goodPem, good.Key, "TLSv1.2", "ALL:COMPLEMENTOFALL:@SECLEVEL=0");
        Assert.Equal(["weak-suite-accepted"], await FindAsync(server, "db1.example.com"));

        var own = SelfSigned("CN=db1.example.com", RSA.Create(2048));
        await ServeAsync(server, own.Pem, own.Key, "TLSv1.2");
        Assert.Equal(["certificate-self-signed"], await FindAsync(server, "db1.example.com"));

        var weak = SelfSigned("CN=db1.example.com", RSA.Create(1024));
        await ServeAsync(server, weak.Pem, weak.Key, "TLSv1.2", "ALL:@SECLEVEL=0");
        Assert.Equal(["certificate-self-signed", "certificate-weak", "weak-suite-accepted"], await FindAsync(server, "db1.example.com"));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_revocation_list_is_watched(int major)
    {
        using var authority = new TestAuthority();
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        var now = DateTimeOffset.UtcNow;
        var pair = authority.Issue("db1.example.com", now.AddDays(-1), now.AddDays(200), "db1.example.com");
        await server.Sql.ExecuteAsync("alter system set ssl_crl_file = 'root.crl'", Cancellation);
        foreach (var (ends, finding) in new[] { (30, (string?)null), (3, "revocation-list-ends-soon"), (-1, "revocation-list-over") })
        {
            var list = authority.RevocationList(now.AddDays(-20), now.AddDays(ends));
            await ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, "root.crl"), Encoding.ASCII.GetBytes(list), Cancellation);
            await ServeAsync(server, pair.Certificate.ExportCertificatePem(), pair.Key, "TLSv1.2");

            Assert.Equal(finding is null ? [] : [finding], await FindAsync(server, "db1.example.com"));
        }
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_pair_of_pgseals_that_is_long_due_is_renewed_by_nobody(int major)
    {
        using var authority = new TestAuthority();
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        var now = DateTimeOffset.UtcNow;
        var member = MemberDirectory.Of(new LocalHost(server.DataDirectory, server.ProcessId, ServerAccount.OfOwner(server.DataDirectory)));
        foreach (var (generation, ends, expected) in new[] { ("g1", 200, Array.Empty<string>()), ("g2", 28, ["certificate-expires-soon"]), ("g3", 22, ["certificate-expires-soon", "leaf-not-renewed"]) })
        {
            var pair = authority.Issue("db1.example.com", now.AddDays(-300), now.AddDays(ends), "db1.example.com");
            member.Prepare(generation, Encoding.ASCII.GetBytes(pair.Certificate.ExportCertificatePem()), Encoding.ASCII.GetBytes(pair.Key));
            member.Switch(generation);
            foreach (var setting in new[] { "ssl = on", $"ssl_cert_file = '{member.CertificatePath}'", $"ssl_key_file = '{member.KeyPath}'" })
                await server.Sql.ExecuteAsync($"alter system set {setting}", Cancellation);
            await server.ReloadAsync(Cancellation);

            Assert.Equal(expected, await FindAsync(server, "db1.example.com"));
        }

        // The same elsewhere is somebody else's to renew.
        var foreign = authority.Issue("db1.example.com", now.AddDays(-300), now.AddDays(22), "db1.example.com");
        foreach (var setting in new[] { "ssl_cert_file = 'server.crt'", "ssl_key_file = 'server.key'" })
            await server.Sql.ExecuteAsync($"alter system set {setting}", Cancellation);
        await ServeAsync(server, foreign.Certificate.ExportCertificatePem(), foreign.Key, "TLSv1.2");
        Assert.Equal(["certificate-expires-soon"], await FindAsync(server, "db1.example.com"));
    }

    static async Task ServeAsync(LabServer server, string certificate, string key, string floor, string ciphers = "HIGH:MEDIUM:+3DES:!aNULL")
    {
        foreach (var (name, text) in new[] { ("server.crt", certificate), ("server.key", key) })
            await ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, name), Encoding.ASCII.GetBytes(text), Cancellation);
        foreach (var setting in new[] { "ssl = on", $"ssl_min_protocol_version = '{floor}'", $"ssl_ciphers = '{ciphers}'" })
            await server.Sql.ExecuteAsync($"alter system set {setting}", Cancellation);
        await server.ReloadAsync(Cancellation);
    }

    static async Task<IEnumerable<string>> FindAsync(LabServer server, string host)
    {
        var report = await Auditor.AuditAsync([new(TargetOf(server, host), [])], Scope.All, TimeSpan.FromSeconds(20), Cancellation);
        return report.Clusters[0].Members[0].Findings.Select(finding => finding.Id).Where(aboutCertificates.Contains).Order();
    }

    static Target TargetOf(LabServer server, string host) =>
        TargetReader.Read($"host={host} hostaddr=127.0.0.1 port={server.Port} user=postgres dbname=postgres", ClientEnvironmentReader.Read());

    static (string Pem, string Key) SelfSigned(string subject, RSA key)
    {
        using (key)
        {
            var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("db1.example.com");
            request.CertificateExtensions.Add(names.Build());
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(200));
            return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        }
    }
}
