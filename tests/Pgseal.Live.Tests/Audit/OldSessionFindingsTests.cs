using System.Text;
using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Audit;

/// <summary>What audit finds in sessions that were opened before something changed.</summary>
public sealed class OldSessionFindingsTests
{
    static readonly string[] ids = ["session-below-floor", "session-under-old-certificate", "not-enough-privilege"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Sessions_keep_what_the_server_would_no_longer_give(int major)
    {
        using var authority = new TestAuthority();
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await AuditOf.MakeRolesAsync(server, Cancellation);
        var certificateFile = Path.Combine(server.DataDirectory, "server.crt");
        var (certificate, key) = authority.Issue("db1.example.com", "db1.example.com");
        foreach (var (name, text) in new[] { ("server.crt", certificate.ExportCertificatePem()), ("server.key", key) })
            await ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, name), Encoding.ASCII.GetBytes(text), Cancellation);
        File.SetLastWriteTimeUtc(certificateFile, DateTime.UtcNow.AddHours(-1));
        await server.Sql.ExecuteAsync("ALTER SYSTEM SET ssl = on", Cancellation);
        await server.ReloadAsync(Cancellation);
        await using var older = await OpenAsync("TLSv1.2");
        await using var newer = await OpenAsync("TLSv1.3");
        Assert.Equal(("TLSv1.2", "TLSv1.3"), (older.Tls?.Protocol, newer.Tls?.Protocol));
        Assert.Empty(await FindAsync());

        await server.Sql.ExecuteAsync("ALTER SYSTEM SET ssl_min_protocol_version = 'TLSv1.3'", Cancellation);
        await server.ReloadAsync(Cancellation);
        var below = Assert.Single(await FindAsync());
        Assert.Equal(
            ("session-below-floor", "user=postgres database=postgres from 127.0.0.1", "1 session over TLSv1.2, and ssl_min_protocol_version = TLSv1.3"),
            (below.Id, below.Subject, below.Observed));
        Assert.EndsWith($"WHERE pid IN ({older.BackendPid})", below.Hint, StringComparison.Ordinal);

        // Written after both sessions began; the file's time counts in whole seconds.
        File.SetLastWriteTimeUtc(certificateFile, DateTime.UtcNow.AddSeconds(2));
        var old = Assert.Single(await FindAsync(), finding => finding.Id == "session-under-old-certificate");
        Assert.Equal(Severity.Info, old.Severity);
        Assert.StartsWith("2 sessions, the oldest since ", old.Observed, StringComparison.Ordinal);

        Assert.Contains(await FindAsync(AuditOf.Monitor), finding => finding.Id == "session-below-floor");
        Assert.Contains(
            await FindAsync(AuditOf.Monitor),
            finding => finding.Id == "not-enough-privilege" && finding.Observed.Contains("which sessions are older than the certificate is unknown", StringComparison.Ordinal));
        Assert.Contains(
            await FindAsync(AuditOf.Ordinary),
            finding => finding.Id == "not-enough-privilege" && finding.Observed.Contains("may not see the sessions of others", StringComparison.Ordinal));

        Task<SqlSession> OpenAsync(string highest) => SqlSession.OpenAsync(
            TargetReader.Read($"host=127.0.0.1 port={server.Port} user=postgres dbname=postgres sslmode=require ssl_max_protocol_version={highest}", ClientEnvironmentReader.Read()),
            TimeSpan.FromSeconds(20),
            Cancellation);

        Task<ValueList<Finding>> FindAsync(string user = "postgres") => AuditOf.FindAsync(server, ids, Cancellation, user, server.SocketDirectory);
    }
}
