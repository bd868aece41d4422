using System.Diagnostics;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Lab;

/// <summary>A second process of this suite owns a cluster and is ended by a signal.</summary>
public sealed class OwnerDeathTests
{
    const string Handover = "PGSEAL_TEST_HANDOVER";

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task No_server_and_no_file_outlives_its_owner(string signal)
    {
        var homes = await HomesOfAnOwnerEndedByAsync(signal, nameof(Owns_a_cluster_until_it_is_ended));

        foreach (var home in homes)
        {
            await Processes.GoneAsync(home, Cancellation);
            Assert.False(Directory.Exists(home));
        }
    }

    [Fact]
    public async Task A_kept_server_outlives_its_owner()
    {
        var home = Assert.Single(await HomesOfAnOwnerEndedByAsync("KILL", nameof(Keeps_a_server_until_it_is_ended)));

        var postmaster = int.Parse(File.ReadLines(Path.Combine(home, "data", "postmaster.pid")).First());
        Assert.Contains(postmaster, Processes.Naming(home));
        using var server = Process.GetProcessById(postmaster);
        server.Kill();
        await Processes.GoneAsync(home, Cancellation);
        Directory.Delete(home, recursive: true);
    }

    [Fact(Explicit = true)]
    public async Task Owns_a_cluster_until_it_is_ended()
    {
        await using var cluster = await SharedServers.NewClusterAsync(Majors.Newest, Cancellation);
        await using var stopped = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        await stopped.StopAsync(StopMode.Fast, Cancellation);
        await HandOverAsync(cluster.Primary, cluster.Standby, stopped);
    }

    [Fact(Explicit = true)]
    public async Task Keeps_a_server_until_it_is_ended()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        server.Keep();
        await HandOverAsync(server);
    }

    static async Task HandOverAsync(params LabServer[] servers)
    {
        var file = Environment.GetEnvironmentVariable(Handover)!;
        await File.WriteAllLinesAsync(file + ".next", servers.Select(server => server.Home), Cancellation);
        File.Move(file + ".next", file);
        await Task.Delay(Timeout.InfiniteTimeSpan, Cancellation);
    }

    static async Task<string[]> HomesOfAnOwnerEndedByAsync(string signal, string method)
    {
        await using var directory = await LabDirectory.CreateAsync(Cancellation);
        var file = Path.Combine(directory.Path, "homes");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-explicit", "only", "-method", $"{typeof(OwnerDeathTests).FullName}.{method}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[Handover] = file;
        using var owner = Process.Start(start)!;
        try
        {
            while (!File.Exists(file))
            {
                Assert.False(owner.HasExited);
                await Task.Delay(TimeSpan.FromMilliseconds(50), Cancellation);
            }

            var homes = await File.ReadAllLinesAsync(file, Cancellation);
            using var kill = Process.Start("kill", ["-s", signal, owner.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await owner.WaitForExitAsync(Cancellation);
            return homes;
        }
        finally
        {
            owner.Kill();
        }
    }
}
