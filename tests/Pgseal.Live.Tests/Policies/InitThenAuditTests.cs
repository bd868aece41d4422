using System.Text;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Policies;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Audit;
using Pgseal.Live.Policies;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Policies;

/// <summary>A file written from real servers is read back, and its policy decides what their audit finds.</summary>
public sealed class InitThenAuditTests
{
    static readonly TimeSpan Step = TimeSpan.FromSeconds(20);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task The_file_names_what_was_named_and_what_was_not(int major)
    {
        await using var cluster = await SharedServers.NewClusterAsync(major, Cancellation);
        var (primary, standby) = (Conninfo(cluster.Primary), Conninfo(cluster.Standby));

        var alone = await DraftAsync(new(Target(primary), []));
        Assert.Matches("      # receives replication and is not named; add it: .+ at ", alone);
        Assert.Equal([new("127.0.0.1", primary, [])], Named(alone));

        var whole = await DraftAsync(new(Target(primary), [Target(standby)]));
        Assert.DoesNotContain("is not named", whole, StringComparison.Ordinal);
        Assert.Equal([new("127.0.0.1", primary, [standby])], Named(whole));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Its_policy_decides_what_is_found(int major)
    {
        using var authority = new TestAuthority();
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        var pair = authority.Issue("db1.example.com", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(40), "db1.example.com");
        foreach (var (name, text) in new[] { ("server.crt", pair.Certificate.ExportCertificatePem()), ("server.key", pair.Key) })
            await ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, name), Encoding.ASCII.GetBytes(text), Cancellation);
        foreach (var setting in new[] { "ssl = on", "ssl_min_protocol_version = 'TLSv1.2'", "password_encryption = 'scram-sha-256'" })
            await server.Sql.ExecuteAsync($"alter system set {setting}", Cancellation);
        await server.ReloadAsync(Cancellation);
        var draft = await DraftAsync(new(Target(Conninfo(server)), []));

        Assert.Equal(["key-in-data-directory"], await FindAsync(draft));
        Assert.Equal(["key-in-data-directory", "tls-floor-below-policy"], await FindAsync(draft.Replace("min_tls: \"1.2\"", "min_tls: \"1.3\"", StringComparison.Ordinal)));
        Assert.Equal(["certificate-expires-soon", "key-in-data-directory"], await FindAsync(draft.Replace("renewal_window: 30d", "renewal_window: 60d", StringComparison.Ordinal)));
        Assert.Equal(["client-certificate-not-asked", "key-in-data-directory"], await FindAsync(draft.Replace("client_certificates: optional", "client_certificates: required", StringComparison.Ordinal)));
        await server.Sql.ExecuteAsync("alter system set ssl_ca_file = 'server.crt'", Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Equal(["key-in-data-directory"], await FindAsync(draft.Replace("client_certificates: optional", "client_certificates: required", StringComparison.Ordinal)));

        Assert.Equal(["key-in-data-directory (excepted)"], await FindAsync(With(draft, "key-in-data-directory", "2999-12-31")));
        Assert.Equal(["exception-expired", "key-in-data-directory"], await FindAsync(With(draft, "key-in-data-directory", "2020-12-31")));
        Assert.Equal(["exception-unused", "key-in-data-directory"], await FindAsync(With(draft, "tls-off", "2999-12-31")));
    }

    static string With(string draft, string finding, string until) =>
        draft.Replace("exceptions: []", $"exceptions: [{{finding: {finding}, owner: me, reason: later, until: {until}}}]", StringComparison.Ordinal);

    static async Task<string> DraftAsync(ClusterTargets cluster) =>
        PolicyDraft.Write(await PolicyDrafter.LookAsync([cluster], target => target.Name, Step, Cancellation), Scope.Remote);

    static PolicyFile Read(string text)
    {
        var reading = PolicyText.Read(Encoding.UTF8.GetBytes(text), "pgseal.yaml");
        Assert.Empty(reading.Faults);
        return reading.File;
    }

    static ValueList<(string Name, string Primary, ValueList<string> Standbys)> Named(string text) => Read(text).Clusters
        .Select(cluster => (cluster.Name, cluster.Primary.Text, cluster.Standbys.Select(standby => standby.Text).ToValueList())).ToValueList();

    /// <summary>Sorted, those about rules and sessions of a laboratory server left out.</summary>
    static async Task<IEnumerable<string>> FindAsync(string text)
    {
        var file = Read(text);
        var clusters = file.Clusters.Select(cluster => new ClusterTargets(Target(cluster.Primary.Text), []) { Name = cluster.Name }).ToList();
        var seen = await Auditor.AuditAsync(clusters, Scope.Remote, Step, Cancellation, requirements: file.Policy.Requirements);
        return PolicyJudge.Apply(seen, file.Policy, DateOnly.FromDateTime(seen.CheckedAt.UtcDateTime)).Findings
            .Where(finding => !finding.Id.StartsWith("hba-", StringComparison.Ordinal) && finding.Id is not ("plaintext-session" or "loopback-tcp-client"))
            .Select(finding => finding.Id + (finding.Exemption is null ? "" : " (excepted)")).Order(StringComparer.Ordinal);
    }

    static string Conninfo(LabServer server) => $"host=127.0.0.1 port={server.Port} user=postgres";

    static Target Target(string text) => TargetReader.Read(text, ClientEnvironmentReader.Read());
}
