using System.Diagnostics;
using System.Net;
using Pgseal.Core.Certificates;
using Pgseal.Lab;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;
using Pgseal.Live.Tests.Hosts;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Certificates;

/// <summary>Issued pairs on real servers, seen by libpq.</summary>
public sealed class ServedPairTests : IDisposable
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task An_issued_pair_is_loaded_verified_by_every_name_and_survives_a_restart(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        var member = MemberDirectory.Of(new LocalHost(server.DataDirectory, server.ProcessId, ServerAccount.OfOwner(server.DataDirectory)));
        using var authority = LocalAuthority.OpenOrCreate(folder["ca"], 1, DateTimeOffset.UtcNow);
        var leaf = LeafSpec.For(SubjectNames.For(new(["pg.example.com", "10.1.0.5"], "db1", "db1", [])));
        foreach (var (generation, type) in new[] { ("g1", KeyType.EcP256), ("g2", KeyType.Rsa3072) })
        {
            var pair = authority.Issue(leaf with { KeyType = type }, DateTimeOffset.UtcNow);
            member.Prepare(generation, pair.Certificate, pair.Key);
        }
        member.Switch("g1");
        foreach (var setting in new[] { $"ssl_cert_file = '{member.CertificatePath}'", $"ssl_key_file = '{member.KeyPath}'", "ssl = on" })
            await server.Sql.ExecuteAsync($"alter system set {setting}", Cancellation);
        await server.ReloadAsync(Cancellation);

        foreach (var host in new[] { "localhost", "127.0.0.1", "pg.example.com", "10.1.0.5", "db1", "::1" })
            Assert.Equal("t", Psql(server, host, authority.CertificateFile));
        Assert.Contains("does not match host name", Psql(server, "other.example.com", authority.CertificateFile), StringComparison.Ordinal);

        // The next generation: one rename, one reload, then the new serial number.
        member.Switch("g2");
        await server.ReloadAsync(Cancellation);
        Assert.Equal("t", Psql(server, "localhost", authority.CertificateFile));
        await server.RestartAsync(Cancellation);
        Assert.Equal("t", Psql(server, "127.0.0.1", authority.CertificateFile));
    }

    /// <summary>Whether psql's session is encrypted, or why it has none; the address dialled is always this machine's.</summary>
    static string Psql(LabServer server, string host, string rootCertificate)
    {
        var start = new ProcessStartInfo("psql", ["-XAtq", "-c", "select ssl from pg_stat_ssl where pid = pg_backend_pid()",
            $"host={host} hostaddr={IPAddress.Loopback} port={server.Port} user=postgres dbname=postgres sslmode=verify-full sslrootcert={rootCertificate}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var psql = Process.Start(start)!;
        var errors = psql.StandardError.ReadToEndAsync();
        var output = psql.StandardOutput.ReadToEnd();
        psql.WaitForExit();
        return psql.ExitCode == 0 ? output.Trim() : errors.Result;
    }
}
