using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Lab;

public sealed class LabServerTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task A_server_answers_as_the_version_asked_for(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);

        var number = await server.Sql.ScalarAsync<string>("show server_version_num", Cancellation);

        Assert.Equal(server.Binaries.Version.Number, int.Parse(number, CultureInfo.InvariantCulture));
        Assert.Equal(major, server.Binaries.Major);
        Assert.Equal(server.Port.ToString(CultureInfo.InvariantCulture), await server.Sql.ScalarAsync<string>("show port", Cancellation));
    }

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task A_disposed_server_leaves_no_process_and_no_file(int major)
    {
        var server = await SharedServers.NewServerAsync(major, Cancellation);
        var home = server.Home;
        Assert.Contains(server.ProcessId, Processes.Naming(home));

        await server.DisposeAsync();

        await Processes.GoneAsync(home, Cancellation);
        Assert.False(Directory.Exists(home));
    }

    [Fact]
    public async Task A_copy_shares_the_system_identifier_unless_its_own_is_asked_for()
    {
        await using var first = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        await using var second = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        await using var own = await SharedServers.NewServerAsync(Majors.Newest, Cancellation, new LabServerOptions { OwnSystemIdentifier = true });

        Assert.Equal(await SystemIdentifier.OfAsync(first), await SystemIdentifier.OfAsync(second));
        Assert.NotEqual(await SystemIdentifier.OfAsync(first), await SystemIdentifier.OfAsync(own));
    }

    [Fact]
    public async Task A_reload_has_happened_when_it_returns()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        for (var megabytes = 5; megabytes < 25; megabytes++)
        {
            await server.ConfigureAsync($"work_mem = {megabytes}MB", Cancellation);
            await server.ReloadAsync(Cancellation);

            Assert.Equal($"{megabytes}MB", await server.Sql.ScalarAsync<string>("show work_mem", Cancellation));
        }
    }

    [Fact]
    public async Task A_written_pg_hba_conf_counts_after_a_reload()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);

        await server.WriteHbaAsync("local all all trust\nhost all all 127.0.0.7/32 reject\n", Cancellation);
        await server.ReloadAsync(Cancellation);

        Assert.Equal(2, await server.Sql.ScalarAsync<long>("select count(*) from pg_hba_file_rules where error is null", Cancellation));
    }

    [Theory]
    [InlineData(StopMode.Fast, "database system was shut down at")]
    [InlineData(StopMode.Immediate, "database system was not properly shut down")]
    public async Task A_stopped_server_starts_again_at_the_same_port(StopMode mode, string logged)
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        var port = server.Port;
        await server.Sql.ExecuteAsync("create table kept (id int)", Cancellation);

        await server.StopAsync(mode, Cancellation);
        Assert.False(server.IsRunning);
        await server.StartAsync(Cancellation);

        Assert.Equal(port, server.Port);
        Assert.Equal(0, await server.Sql.ScalarAsync<long>("select count(*) from kept", Cancellation));
        Assert.Contains(logged, server.LogTail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_start_says_what_its_log_says()
    {
        await using var server = await LabServer.CreateAsync(
            SharedServers.Cache,
            await SharedServers.Cache.GetAsync(Majors.Newest, Cancellation),
            new LabServerOptions { Configuration = "shared_buffers = lots" },
            Cancellation);

        var failure = await Assert.ThrowsAsync<LabException>(() => server.StartAsync(Cancellation));

        Assert.Contains("""invalid value for parameter "shared_buffers": "lots" """.TrimEnd(), failure.Message, StringComparison.Ordinal);
        await Processes.GoneAsync(server.DataDirectory, Cancellation);
    }

    [Fact]
    public async Task A_port_taken_before_the_first_start_is_given_up_for_another()
    {
        await using var server = await LabServer.CreateAsync(
            SharedServers.Cache, await SharedServers.Cache.GetAsync(Majors.Newest, Cancellation), new LabServerOptions(), Cancellation);
        var taken = server.Port;
        using var other = new TcpListener(IPAddress.Loopback, taken);
        other.Start();

        await server.StartAsync(Cancellation);

        Assert.NotEqual(taken, server.Port);
        Assert.Equal(server.Port.ToString(CultureInfo.InvariantCulture), await server.Sql.ScalarAsync<string>("show port", Cancellation));
    }

    [Fact]
    public async Task A_port_taken_between_two_starts_is_an_error()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        await server.StopAsync(StopMode.Fast, Cancellation);
        using var other = new TcpListener(IPAddress.Loopback, server.Port);
        other.Start();

        var failure = await Assert.ThrowsAsync<LabException>(() => server.StartAsync(Cancellation));

        Assert.StartsWith($"another program listens on port {server.Port}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_on_all_addresses_is_reached_by_each()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation, new LabServerOptions { ListenAddresses = "*" });

        foreach (var address in await Dns.GetHostAddressesAsync(Dns.GetHostName(), AddressFamily.InterNetwork, Cancellation))
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address, server.Port, Cancellation);
            Assert.True(client.Connected);
        }
    }
}
