using System.Security.Cryptography;
using System.Text;
using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Tests.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Audit;

/// <summary>What audit finds in a real server whose files are not what is in force.</summary>
public sealed class TimeBombFindingsTests
{
    const string Open = "local all all trust\nhost all all 127.0.0.0/8 trust\nhost replication all 127.0.0.0/8 trust\n";
    const string Closed = "local all all trust\nhostssl all all 127.0.0.0/8 trust\n";

    static readonly string[] ids = ["loaded-rules-differ", "hba-file-not-loaded", "setting-not-loaded", "restart-pending", "passphrase-blocks-reload", "not-enough-privilege"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<ValueList<Finding>> FindAsync(LabServer server, string user = "postgres") => AuditOf.FindAsync(server, ids, Cancellation, user, server.SocketDirectory);

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Rules_that_are_not_loaded_are_told_by_what_connections_meet_and_else_by_the_files_time(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await AuditOf.MakeRolesAsync(server, Cancellation);
        await server.WriteHbaAsync(Open, Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Empty(await FindAsync(server));

        await server.WriteHbaAsync(Closed, Cancellation);
        var finding = Assert.Single(await FindAsync(server));
        Assert.Equal("loaded-rules-differ", finding.Id);
        Assert.Equal("plaintext as postgres@postgres from 127.0.0.1 is admitted, and the file refuses it", finding.Observed);

        // As after mv or cp -p: the time of the file says nothing, the connection does.
        File.SetLastWriteTimeUtc(server.HbaFile, DateTime.UtcNow.AddDays(-1));
        Assert.Equal("loaded-rules-differ", Assert.Single(await FindAsync(server)).Id);

        await server.WriteHbaAsync(Open, Cancellation); // as it was loaded, and newer
        var newer = Assert.Single(await FindAsync(server));
        Assert.Equal("hba-file-not-loaded", newer.Id);
        Assert.Contains("went as the file says", newer.Observed, StringComparison.Ordinal);

        Assert.Contains(await FindAsync(server, AuditOf.Monitor), finding => finding.Observed == "the role monitor may not see the rules (pg_hba_file_rules)");
        await server.Sql.ExecuteAsync($"GRANT SELECT ON pg_hba_file_rules TO {AuditOf.Monitor}; GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO {AuditOf.Monitor}", Cancellation);
        Assert.Contains(
            await FindAsync(server, AuditOf.Monitor),
            finding => finding.Id == "not-enough-privilege" && finding.Observed.Contains("may not read the rules files: whether they are newer than what is loaded is unknown", StringComparison.Ordinal));

        await server.ReloadAsync(Cancellation);
        Assert.Empty(await FindAsync(server));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Settings_that_wait_for_a_reload_or_a_restart_are_told_apart(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await AuditOf.MakeRolesAsync(server, Cancellation);
        await server.ConfigureAsync("ssl = FALSE\nssl_min_protocol_version = 'tlsv1.2'\nssl_ciphers = 'HIGH'", Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Empty(await FindAsync(server)); // other spellings of what is in effect

        await server.ConfigureAsync("ssl_min_protocol_version = 'TLSv1.3'\nssl_ca_file = 'root.crt'\nlisten_addresses = '127.0.0.1,127.0.0.9'\nwork_mem = '8MB'", Cancellation);
        Assert.Equal(
            ["restart-pending: listen_addresses", "setting-not-loaded: ssl_ca_file", "setting-not-loaded: ssl_min_protocol_version"],
            AuditOf.Short(await FindAsync(server)));
        Assert.Equal(
            "TLSv1.2 is in effect, and the file says TLSv1.3",
            Assert.Single(await FindAsync(server), finding => finding.Subject == "ssl_min_protocol_version").Observed);
        Assert.Contains(await FindAsync(server, AuditOf.Monitor), finding => finding.Id == "not-enough-privilege" && finding.Observed.Contains("pg_file_settings", StringComparison.Ordinal));

        await server.ReloadAsync(Cancellation);
        foreach (var role in new[] { "postgres", AuditOf.Monitor, AuditOf.Ordinary })
            Assert.Contains("restart-pending: listen_addresses", AuditOf.Short(await FindAsync(server, role)));
        await server.RestartAsync(Cancellation);
        Assert.Empty(await FindAsync(server));

        var lines = await File.ReadAllLinesAsync(server.ConfigurationFile, Cancellation);
        await File.WriteAllLinesAsync(server.ConfigurationFile, lines.Where(line => !line.StartsWith("ssl_ca_file", StringComparison.Ordinal)), Cancellation);
        var gone = Assert.Single(await FindAsync(server));
        Assert.Equal(("setting-not-loaded", "root.crt is in effect, and no file sets it any more"), (gone.Id, gone.Observed));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_key_whose_passphrase_no_reload_can_ask_for_is_found(int major)
    {
        using var authority = new TestAuthority();
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await AuditOf.MakeRolesAsync(server, Cancellation);
        var (certificate, key) = authority.Issue("db1.example.com", "db1.example.com");
        using var loaded = ECDsa.Create();
        loaded.ImportFromPem(key);
        await WriteAsync("server.crt", certificate.ExportCertificatePem());
        await WriteAsync("server.key", loaded.ExportEncryptedPkcs8PrivateKeyPem("sesame", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10_000)));
        await server.ConfigureAsync("ssl = on\nssl_passphrase_command = 'echo sesame'", Cancellation);
        await server.RestartAsync(Cancellation);

        var finding = Assert.Single(await FindAsync(server));
        Assert.Equal("passphrase-blocks-reload: ssl_passphrase_command_supports_reload", Assert.Single(AuditOf.Short([finding])));
        Assert.Contains(await FindAsync(server, AuditOf.Monitor), finding => finding.Id == "not-enough-privilege" && finding.Observed.Contains("whether its passphrase stops a reload is unknown", StringComparison.Ordinal));

        await server.ConfigureAsync("ssl_passphrase_command = 'echo sesame # a reload'", Cancellation);
        var changed = Assert.Single(await FindAsync(server), finding => finding.Id == "setting-not-loaded");
        Assert.Equal("one command is in effect, and the file says another", changed.Observed);

        await server.ConfigureAsync("ssl_passphrase_command_supports_reload = on", Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Empty(await FindAsync(server));

        await server.ConfigureAsync("ssl_passphrase_command_supports_reload = off", Cancellation);
        await server.ReloadAsync(Cancellation);
        await WriteAsync("server.key", key);
        Assert.DoesNotContain(await FindAsync(server), finding => finding.Id == "passphrase-blocks-reload");

        Task WriteAsync(string name, string text) => ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, name), Encoding.ASCII.GetBytes(text), Cancellation);
    }
}
