using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Audit;

/// <summary>What clients meet on a real standby and not on its primary.</summary>
public sealed class DifferenceFindingsTests
{
    const string Rules = "local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Rules_settings_and_authorities_are_compared_with_the_primarys(int major)
    {
        await using var cluster = await SharedServers.NewClusterAsync(major, Cancellation);
        LabServer[] members = [cluster.Primary, cluster.Standby];
        await cluster.Primary.Sql.ExecuteAsync("create role auditor login; grant pg_monitor to auditor; grant pg_read_all_settings to auditor", Cancellation);
        using var authority = new TestAuthority();
        using var other = new TestAuthority();
        foreach (var server in members)
        {
            await WriteAsync(server, "root.crt", authority.Pem);
            await server.WriteHbaAsync(Rules, Cancellation);
            await server.ConfigureAsync("ssl_ca_file = 'root.crt'", Cancellation);
            await server.ReloadAsync(Cancellation);
        }
        Assert.Empty(await FindAsync("postgres"));

        await cluster.Standby.WriteHbaAsync($"# the same in other words\n{Rules}host all all 127.0.0.0/32 reject\n", Cancellation);
        await cluster.Standby.ReloadAsync(Cancellation);
        Assert.Empty(await FindAsync("postgres"));

        await cluster.Standby.WriteHbaAsync($"{Rules}hostssl all app 10.0.0.0/8 cert\n", Cancellation);
        await cluster.Standby.ReloadAsync(Cancellation);
        var rules = Assert.Single(await FindAsync("postgres"));
        Assert.Equal(("pg_hba.conf", $"{cluster.Standby.HbaFile}:4"), (rules.Subject, rules.Source));
        Assert.Contains("user=app", rules.Observed, StringComparison.Ordinal);
        Assert.Matches($": cert .*by {cluster.Standby.HbaFile}:4 here, refused on .*{cluster.Primary.Port}", rules.Observed);
        await cluster.Standby.WriteHbaAsync(Rules, Cancellation);

        await cluster.Standby.ConfigureAsync("ssl_min_protocol_version = 'TLSv1.3'", Cancellation);
        await WriteAsync(cluster.Standby, "root.crt", $"{authority.Pem}\n{other.Pem}");
        await cluster.Standby.ReloadAsync(Cancellation);
        Assert.Equal(["ssl_ca_file", "ssl_min_protocol_version"], (await FindAsync("postgres")).Select(finding => finding.Subject).Order());
        Assert.Contains("1 authority here and not on", (await FindAsync("postgres")).Single(finding => finding.Subject == "ssl_ca_file").Observed, StringComparison.Ordinal);

        // pg_monitor sees the settings, and neither the rules nor the file.
        Assert.Equal(["ssl_min_protocol_version"], (await FindAsync("auditor")).Select(finding => finding.Subject));
        var hidden = (await Audited.FindAsync(members, Scope.Remote, "auditor", "not-enough-privilege"))[1];
        Assert.Contains(hidden, finding => finding.Observed.Contains("(ssl_ca_file); not judged: members-differ", StringComparison.Ordinal));

        async Task<ValueList<Finding>> FindAsync(string role)
        {
            var found = await Audited.FindAsync(members, Scope.Remote, role, "members-differ");
            Assert.Empty(found[0]);
            return found[1];
        }
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Keys_and_signers_of_two_members(int major)
    {
        await using var cluster = await SharedServers.NewClusterAsync(major, Cancellation);
        LabServer[] members = [cluster.Primary, cluster.Standby];
        using var authority = new TestAuthority();
        var (one, two) = (authority.Issue("localhost", "localhost"), authority.Issue("localhost", "localhost"));
        await ServeAsync(cluster.Primary, one.Certificate.ExportCertificatePem(), one.Key);
        await ServeAsync(cluster.Standby, two.Certificate.ExportCertificatePem(), two.Key);
        Assert.Equal([[], []], await IdsAsync());

        await ServeAsync(cluster.Standby, one.Certificate.ExportCertificatePem(), one.Key);
        Assert.Equal([["certificate-of-another-member"], ["certificate-of-another-member"]], await IdsAsync());

        // A second certificate for the same key, by another authority.
        using var key = ECDsa.Create();
        key.ImportFromPem(one.Key);
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = new CertificateRequest("CN=stranger", signing, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(99));
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var second = request.Create(
            stranger.SubjectName, X509SignatureGenerator.CreateForECDsa(signing), DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(98), [7]);
        await ServeAsync(cluster.Standby, second.ExportCertificatePem(), one.Key);
        Assert.Equal([["key-of-another-member"], ["key-of-another-member", "members-differ"]], await IdsAsync());

        async Task<string[][]> IdsAsync() =>
            [.. (await Audited.FindAsync(members, Scope.Remote, "postgres", "members-differ", "key-of-another-member", "certificate-of-another-member"))
                .Select(found => found.Select(finding => finding.Id).ToArray())];
    }

    static async Task ServeAsync(LabServer server, string certificate, string key)
    {
        await WriteAsync(server, "server.crt", certificate);
        await WriteAsync(server, "server.key", key);
        await server.ConfigureAsync("ssl = on", Cancellation);
        await server.ReloadAsync(Cancellation);
    }

    static Task WriteAsync(LabServer server, string name, string text) =>
        ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, name), Encoding.ASCII.GetBytes(text), Cancellation);
}
