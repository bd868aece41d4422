using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Audit;
using Pgseal.Live.Evidence;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Evidence;

/// <summary>A directory of evidence from real servers: whole, checkable, without secrets.</summary>
public sealed class EvidenceFolderTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("pgseal-evidence-").FullName;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task It_holds_what_was_asked_and_answered_and_no_secret(int major)
    {
        using var authority = new TestAuthority();
        await using var cluster = await SharedServers.NewClusterAsync(major, Cancellation, null, new LabStandbyOptions { Password = "hunter2" });
        var server = cluster.Primary;
        await ServeAsync(server, authority);
        await server.WriteHbaAsync("local all all trust\nhost all postgres 127.0.0.1/32 trust\nhost all postgres ::1/128 trust\n"
            + "host replication all 127.0.0.1/32 trust\nhost all ldapper 10.0.0.0/8 ldap ldapserver=l ldapbasedn=b ldapbinddn=d ldapbindpasswd=hunter2 ldapport=636\n", Cancellation);
        await server.Sql.ExecuteAsync("alter system set ssl_passphrase_command = 'echo hunter2'", Cancellation);
        await server.ReloadAsync(Cancellation);
        var evidence = EvidenceFolder.Create($"{home}/new");

        var report = await Auditor.AuditAsync([new(TargetOf(server), [TargetOf(cluster.Standby)])], Scope.All, TimeSpan.FromSeconds(20), Cancellation, evidence);
        var hash = evidence.Close("{}");

        var sums = await File.ReadAllTextAsync($"{evidence.Path}/SHA256SUMS", Cancellation);
        Assert.Equal(hash, AtomicFile.Sha256(await File.ReadAllBytesAsync($"{evidence.Path}/SHA256SUMS", Cancellation)));
        Assert.Contains(": OK", await RunAsync("sha256sum", "--check", "SHA256SUMS"), StringComparison.Ordinal);
        var files = Directory.GetFiles(evidence.Path, "*", SearchOption.AllDirectories);
        Assert.Equal(files.Length - 1, sums.Count(c => c == '\n'));
        foreach (var secret in (string[])["hunter2", Convert.ToHexStringLower("hunter2"u8), Convert.ToBase64String("hunter2"u8)[..8]])
            Assert.All(files, file => Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));

        var primary = Directory.GetDirectories(evidence.Path, "0001-*").Single();
        var exchanges = (await File.ReadAllLinesAsync($"{primary}/queries.jsonl", Cancellation)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var settings = exchanges.First(it => it.GetProperty("sql").GetString()!.Contains("FROM pg_settings WHERE name = ANY", StringComparison.Ordinal)).GetProperty("rows").EnumerateArray().ToList();
        Assert.Contains(settings, row => row[0].GetString() == "ssl" && row[1].GetString() == "on");
        Assert.Contains(settings, row => row[0].GetString() == "ssl_passphrase_command" && row[1].GetString() == "***");
        Assert.Equal(2, Directory.GetDirectories(evidence.Path).Length);
        Assert.Contains("password=***", await File.ReadAllTextAsync($"{Directory.GetDirectories(evidence.Path, "0002-*").Single()}/queries.jsonl", Cancellation), StringComparison.Ordinal);

        var wire = JsonDocument.Parse(await File.ReadAllTextAsync($"{primary}/wire.json", Cancellation)).RootElement.EnumerateArray().ToList();
        var served = wire.First(it => it.GetProperty("chain").ValueKind == JsonValueKind.String);
        using var leaf = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync($"{primary}/{served.GetProperty("chain").GetString()}", Cancellation));
        Assert.Equal(report.Clusters[0].Members[0].Serving!.Certificate!.Sha256, AtomicFile.Sha256(leaf.RawData));
        Assert.Contains(wire.SelectMany(it => it.GetProperty("attempts").EnumerateArray()), it => it.GetProperty("outcome").GetString()!.StartsWith("admitted", StringComparison.Ordinal));
        var rules = JsonDocument.Parse(await File.ReadAllTextAsync($"{primary}/rules.json", Cancellation)).RootElement[0];
        Assert.Equal(AtomicFile.Sha256(await File.ReadAllBytesAsync(server.HbaFile, Cancellation)), rules.GetProperty("sha256").GetString());
        Assert.Contains("ldapbindpasswd=***", rules.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!.Split(' ') is [.., var last, _] ? last : ""));
    }

    [Fact]
    public void A_directory_that_holds_something_is_refused_and_left_alone()
    {
        File.WriteAllText($"{home}/kept", "mine");

        Assert.Contains("it is not empty", Assert.Throws<FileFailure>(() => EvidenceFolder.Create(home)).Message, StringComparison.Ordinal);

        Assert.Equal(["kept"], Directory.GetFiles(home).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_cannot_be_reached_is_in_it_too()
    {
        var evidence = EvidenceFolder.Create($"{home}/new");

        await Auditor.AuditAsync([new(TargetReader.Read("host=127.0.0.1 port=1 user=postgres", ClientEnvironmentReader.Read()), [])], Scope.All, TimeSpan.FromSeconds(5), Cancellation, evidence);
        evidence.Close("{}");

        Assert.Contains("cannot be reached", await File.ReadAllTextAsync($"{Directory.GetDirectories(evidence.Path).Single()}/wire.json", Cancellation), StringComparison.Ordinal);
    }

    static Core.Conninfo.Target TargetOf(LabServer server) =>
        TargetReader.Read($"host=127.0.0.1 port={server.Port} user=postgres dbname=postgres", ClientEnvironmentReader.Read());

    static async Task ServeAsync(LabServer server, TestAuthority authority)
    {
        var pair = authority.Issue("db1.example.com", DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(200), "db1.example.com");
        foreach (var (name, text) in new[] { ("server.crt", pair.Certificate.ExportCertificatePem()), ("server.key", pair.Key) })
            await ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, name), System.Text.Encoding.ASCII.GetBytes(text), Cancellation);
        await server.Sql.ExecuteAsync("alter system set ssl = on", Cancellation);
    }

    async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = $"{home}/new", RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
