using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Audit;

/// <summary>Lines of configuration files that do not count, on real servers.</summary>
public sealed class ShadowFindingsTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Alter_system_masks_the_file_only_with_another_value(int major)
    {
        await using var server = await SharedServers.NewServerAsync(
            major, Cancellation, new LabServerOptions { Configuration = "ssl = no\nssl_min_protocol_version = 'TLSv1.3'\nssl_ciphers = 'HIGH'\nwork_mem = '8MB'" });
        await server.Sql.ExecuteAsync("create role auditor login; grant pg_monitor to auditor", Cancellation);
        foreach (var same in new[] { "ssl = off", "ssl_min_protocol_version = 'tlsv1.3'", "work_mem = '16MB'", "ssl_ca_file = ''" })
            await server.Sql.ExecuteAsync($"alter system set {same}", Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Empty(await FindAsync("postgres"));
        Assert.Equal(["setting-shadowed"], await Audited.UndecidedAsync(server, "auditor", "setting-shadowed"));

        await server.Sql.ExecuteAsync("alter system set ssl_ciphers = 'MEDIUM'", Cancellation);
        await server.ReloadAsync(Cancellation);
        var found = Assert.Single(await FindAsync("postgres"));
        Assert.Equal("ssl_ciphers", found.Subject);
        Assert.Matches($"^{server.ConfigurationFile}:[0-9]+ says HIGH; {server.DataDirectory}/postgresql.auto.conf:[0-9]+, written by ALTER SYSTEM, says MEDIUM, and that counts$", found.Observed);
        Assert.Matches($"^{server.ConfigurationFile}:[0-9]+$", found.Source);
        Assert.Empty(await FindAsync("auditor"));

        await server.Sql.ExecuteAsync("grant select on pg_file_settings to auditor; grant execute on function pg_show_all_file_settings() to auditor", Cancellation);
        Assert.Equal(found, Assert.Single(await FindAsync("auditor")));
        Assert.Empty(await Audited.UndecidedAsync(server, "auditor", "setting-shadowed"));

        async Task<IEnumerable<Finding>> FindAsync(string role) => await Audited.FindAsync(server, Scope.Remote, role, "setting-shadowed");
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task The_command_line_masks_both(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions
        {
            Configuration = "password_encryption = 'md5'\nssl_ciphers = 'HIGH'",
            CommandLine = ["-c", "password_encryption=scram-sha-256", "-c", "ssl_ciphers=HIGH"],
        });
        var found = Assert.Single(await Audited.FindAsync(server, Scope.Remote, "postgres", "setting-shadowed"));
        Assert.Equal("password_encryption", found.Subject);
        Assert.Matches($"^{server.ConfigurationFile}:[0-9]+ says md5; the server's command line says scram-sha-256, and that counts$", found.Observed);

        await server.Sql.ExecuteAsync("alter system set ssl_ciphers = 'MEDIUM'", Cancellation);
        Assert.Equal(
            ["password_encryption", "ssl_ciphers"],
            (await Audited.FindAsync(server, Scope.Remote, "postgres", "setting-shadowed")).Select(finding => finding.Subject).Order());
    }
}
