using System.Net;
using System.Net.Sockets;
using Pgseal.Core.Posture;
using Pgseal.Live.Audit;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Audit;

public sealed class ManyClustersTests
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(2);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static ClusterTargets At(int port) => new(TargetReader.Read($"host=127.0.0.1 port={port} user=postgres dbname=postgres sslmode=disable", ClientEnvironmentReader.Read()), []);

    [Fact]
    public async Task Dead_and_mute_targets_cost_only_themselves()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var told = 0;
        int[] ports = [((IPEndPoint)mute.LocalEndpoint).Port, 1, .. Enumerable.Repeat(server.Port, 10)];

        var report = await Auditor.AuditAsync(
            [.. ports.Select(At)], Scope.Remote, patience, Cancellation, course: new(AtOnce: 3, _ => Interlocked.Increment(ref told), CancellationToken.None));

        Assert.Equal(12, report.Clusters.Count);
        Assert.Equal([Verdict.Unknown, Verdict.Unknown], report.Clusters.Take(2).Select(cluster => cluster.Verdict));
        Assert.All(report.Clusters.Skip(2), cluster => Assert.Equal(Verdict.Off, cluster.Verdict)); // in the order they were given
        Assert.Equal((12, 0), (told, report.NotLookedAt));
    }

    [Fact]
    public async Task What_was_seen_before_an_early_end_is_kept()
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        using var end = new CancellationTokenSource();

        var report = await Auditor.AuditAsync(
            [At(server.Port), At(((IPEndPoint)mute.LocalEndpoint).Port), At(server.Port)],
            Scope.Remote, TimeSpan.FromMinutes(5), Cancellation, course: new(AtOnce: 1, _ => end.Cancel(), end.Token));

        Assert.Equal(Verdict.Off, Assert.Single(report.Clusters).Verdict);
        Assert.Equal(2, report.NotLookedAt);
    }
}
