using Npgsql;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Lab;

public sealed class LabLayoutTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Debians_layout_has_its_configuration_outside_and_serves_its_own_pair(int major)
    {
        await using var cluster = await SharedServers.NewClusterAsync(major, Cancellation, new LabServerOptions { Layout = LabLayout.Debian });

        foreach (var server in new[] { cluster.Primary, cluster.Standby })
        {
            foreach (var (setting, file) in new[] { ("config_file", server.ConfigurationFile), ("hba_file", server.HbaFile), ("data_directory", server.DataDirectory) })
                Assert.Equal(file, await server.Sql.ScalarAsync<string>($"show {setting}", Cancellation));
            Assert.Empty(Directory.GetFiles(server.DataDirectory, "p*.conf").Select(Path.GetFileName).Except(["postgresql.auto.conf"]));
            Assert.True(await IsEncryptedAsync(server));
            Assert.StartsWith(server.Home, await server.Sql.ScalarAsync<string>("show ssl_key_file", Cancellation), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task The_hba_file_alone_can_be_elsewhere(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions { Layout = LabLayout.HbaFileElsewhere });

        Assert.Equal(server.HbaFile, await server.Sql.ScalarAsync<string>("show hba_file", Cancellation));
        Assert.False(server.HbaFile.StartsWith(server.DataDirectory, StringComparison.Ordinal));
        Assert.StartsWith(server.DataDirectory, await server.Sql.ScalarAsync<string>("show config_file", Cancellation), StringComparison.Ordinal);
        Assert.False(await IsEncryptedAsync(server));
    }

    [Fact]
    public async Task Debians_own_tools_make_a_cluster_that_is_dropped_in_the_end()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "pg_createcluster needs root");
        var cluster = await DebianCluster.CreateAsync(DebianCluster.NewestMajor(), Cancellation);
        await using (cluster)
        {
            Assert.Equal(cluster.HbaFile, await cluster.Sql.ScalarAsync<string>("show hba_file", Cancellation));
            Assert.Equal("/etc/ssl/certs/ssl-cert-snakeoil.pem", await cluster.Sql.ScalarAsync<string>("show ssl_cert_file", Cancellation));
            await cluster.RestartAsync(Cancellation);
            Assert.Equal("on", await cluster.Sql.ScalarAsync<string>("show ssl", Cancellation));
        }

        Assert.False(Directory.Exists(cluster.DataDirectory));
        Assert.False(Directory.Exists(cluster.ConfigurationFolder));
    }

    static async Task<bool> IsEncryptedAsync(LabServer server)
    {
        await using var connection = new NpgsqlConnection(LabSql.ConnectionString(server.Host, server.Port));
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand("select ssl from pg_stat_ssl where pid = pg_backend_pid()", connection);
        return (bool)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
