using System.Text;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Cli.Tests;

/// <summary>I5: no password and no private key is ever an argument of a process, a line of a log, or part of what pgseal says and writes down.</summary>
public sealed class SecretsTests : IDisposable
{
    readonly string state = Directory.CreateTempSubdirectory("pgseal-state-").FullName;

    /// <summary>Of this run alone: the arguments of other tests' programs are sampled too.</summary>
    readonly string password = Guid.NewGuid().ToString("N");

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(state, recursive: true);

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task No_secret_leaves_its_file(int major)
    {
        await using var cluster = await SharedServers.NewClusterAsync(
            major, Cancellation, new LabServerOptions { Configuration = "log_statement = all" }, new LabStandbyOptions { Password = password });
        string[] apply =
        [
            "apply", $"host=127.0.0.1 port={cluster.Primary.Port} user=postgres", "--standby", $"host=127.0.0.1 port={cluster.Standby.Port} user=postgres",
            "--scope", "all", "--harden-standbys", "--format", "json",
        ];
        using var stop = new CancellationTokenSource();
        var seen = SampleArgumentsAsync(stop.Token);

        var (exitCode, answer) = await RunningProgram.RunAsync(state, apply);
        await stop.CancelAsync();
        var arguments = await seen;

        Assert.True(exitCode == 0, answer);
        Assert.Contains(arguments, line => line.Contains("initdb", StringComparison.Ordinal)); // the sampling is quick enough to see what lives for a second
        Assert.Contains(arguments, line => line.Contains("watch.sh", StringComparison.Ordinal));
        string[] secrets = [password, KeyLine(cluster.Primary)];
        Assert.DoesNotContain(arguments, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));
        foreach (var secret in (string[])[.. secrets, "PRIVATE KEY"])
        {
            Assert.DoesNotContain(secret, answer, StringComparison.Ordinal);
            foreach (var told in (string[])[cluster.Primary.LogFile, cluster.Standby.LogFile, .. Directory.GetFiles(state, "*.jsonl", SearchOption.AllDirectories)])
                Assert.DoesNotContain(secret, await File.ReadAllTextAsync(told, Cancellation), StringComparison.Ordinal);
        }
    }

    /// <summary>A line in the middle of the member's private key.</summary>
    static string KeyLine(LabServer server) => File.ReadAllLines($"{server.DataDirectory}.pgseal/current/server.key")[1];

    static async Task<HashSet<string>> SampleArgumentsAsync(CancellationToken stop)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!stop.IsCancellationRequested)
        {
            foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])))
                try
                {
                    seen.Add(Encoding.UTF8.GetString(await File.ReadAllBytesAsync($"{process}/cmdline", Cancellation)).Replace('\0', ' '));
                }
                catch (IOException)
                {
                    // it is gone
                }
            await Task.Delay(2, Cancellation);
        }
        return seen;
    }
}
