using System.Globalization;
using Pgseal.Lab;
using Pgseal.Live.Hosts;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Hosts;

public sealed class LocalHostTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_server_of_this_host_is_proven_and_every_other_story_is_not(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await using var other = await SharedServers.NewServerAsync(major, Cancellation);
        var (pidFile, identifier) = await AsToldAsync(server);

        var host = Assert.IsType<LocalProof.Proven>(Prove(server.DataDirectory, pidFile, identifier)).Host;
        Assert.Equal((server.DataDirectory, server.ProcessId, ServerUser.Current.Name), (host.DataDirectory, host.PostmasterPid, host.Server.Name));

        // Through a link, and with a status line that moved on: the same server.
        var link = $"{server.Home}/link";
        File.CreateSymbolicLink(link, server.DataDirectory);
        Assert.Equal(host, Assert.IsType<LocalProof.Proven>(Prove(link, pidFile.Replace("ready", "stopping", StringComparison.Ordinal), identifier)).Host);

        Assert.Contains("postmaster.pid differs", NotLocal(other.DataDirectory, pidFile, identifier), StringComparison.Ordinal);
        Assert.Contains("another system identifier", NotLocal(server.DataDirectory, pidFile, identifier + 1), StringComparison.Ordinal);
        Assert.Contains("no such server", NotLocal("/no/such/directory", pidFile, identifier), StringComparison.Ordinal);
        Assert.Contains("no postmaster.pid", NotLocal(server.DataDirectory, "", identifier), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_told_to_become_the_servers_user()
    {
        OtherUser.RunsAsRoot();
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        var (pidFile, identifier) = await AsToldAsync(server);
        var denied = Assert.IsType<LocalProof.NotReadable>(OtherUser.Run(OtherUser.Stranger, () => Prove(server.DataDirectory, pidFile, identifier)));
        Assert.Equal($"sudo -u {ServerUser.Current.Name} pgseal audit 'a b'", denied.Instead);
        Assert.IsType<LocalProof.Proven>(OtherUser.Run(OtherUser.Server, () => Prove(server.DataDirectory, pidFile, identifier)));
    }

    [Fact]
    public async Task A_postmaster_pid_of_another_process_namespace_proves_nothing()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        var (pidFile, identifier) = await AsToldAsync(server);
        await server.StopAsync(StopMode.Fast, Cancellation);
        // As a container writes it: its process 1, which here is another.
        var contained = "1" + pidFile[pidFile.IndexOf('\n', StringComparison.Ordinal)..];
        await File.WriteAllTextAsync($"{server.DataDirectory}/postmaster.pid", contained, Cancellation);
        Assert.Contains("container of its own", NotLocal(server.DataDirectory, contained, identifier), StringComparison.Ordinal);
    }

    static async Task<(string PidFile, ulong Identifier)> AsToldAsync(LabServer server) => (
        await server.Sql.ScalarAsync<string>("select pg_read_file('postmaster.pid')", Cancellation),
        ulong.Parse(
            await server.Sql.ScalarAsync<string>("select system_identifier::text from pg_control_system()", Cancellation), CultureInfo.InvariantCulture));

    static string NotLocal(string dataDirectory, string pidFile, ulong identifier) =>
        Assert.IsType<LocalProof.NotLocal>(Prove(dataDirectory, pidFile, identifier)).Why;

    static LocalProof Prove(string dataDirectory, string pidFile, ulong identifier) =>
        LocalHost.Prove(dataDirectory, pidFile, identifier, ["pgseal", "audit", "a b"]);
}
