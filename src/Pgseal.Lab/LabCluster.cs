using Pgseal.Lab.Builds;

namespace Pgseal.Lab;

/// <summary>A primary and its streaming standbys.</summary>
public sealed class LabCluster : IAsyncDisposable
{
    readonly List<LabServer> _standbys = [];

    LabCluster(LabServer primary) => Primary = primary;

    public LabServer Primary { get; }

    public IReadOnlyList<LabServer> Standbys => _standbys;

    /// <summary>The first standby.</summary>
    public LabServer Standby => _standbys[0];

    /// <summary>Makes and starts all servers; the standbys are streaming when this returns.</summary>
    public static async Task<LabCluster> CreateAsync(
        PostgresCache cache,
        PostgresBinaries binaries,
        LabServerOptions options,
        IReadOnlyList<LabStandbyOptions> standbys,
        CancellationToken cancellation)
    {
        var cluster = new LabCluster(await LabServer.CreateAsync(cache, binaries, options, cancellation));
        try
        {
            foreach (var standby in standbys)
                cluster._standbys.Add(await LabStandby.CreateAsync(cluster.Primary, standby, cancellation));
            await cluster.Primary.StartAsync(cancellation);
            // Each standby was copied of a stopped primary, and those before it lost it meanwhile.
            foreach (var (standby, server) in standbys.Zip(cluster._standbys))
                await LabStandby.WaitUntilStreamingAsync(cluster.Primary, server, standby.Name, cancellation);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Leaves the running servers and their files behind when this process ends.</summary>
    public void Keep()
    {
        Primary.Keep();
        _standbys.ForEach(standby => standby.Keep());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var standby in _standbys)
            await standby.DisposeAsync();
        await Primary.DisposeAsync();
    }
}
