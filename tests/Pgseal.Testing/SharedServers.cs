using Pgseal.Lab;
using Pgseal.Lab.Builds;

namespace Pgseal.Testing;

/// <summary>New servers and clusters for tests, each copied from one template per major version.</summary>
public static class SharedServers
{
    public static PostgresCache Cache { get; } = PostgresCache.FromEnvironment();

    /// <summary>A started server.</summary>
    public static async Task<LabServer> NewServerAsync(int major, CancellationToken cancellation, LabServerOptions? options = null)
    {
        var server = await LabServer.CreateAsync(Cache, await Cache.GetAsync(major, cancellation), options ?? new LabServerOptions(), cancellation);
        try
        {
            await server.StartAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A started primary with one streaming standby, or with those given.</summary>
    public static async Task<LabCluster> NewClusterAsync(
        int major, CancellationToken cancellation, LabServerOptions? options = null, params LabStandbyOptions[] standbys) =>
        await LabCluster.CreateAsync(
            Cache,
            await Cache.GetAsync(major, cancellation),
            options ?? new LabServerOptions(),
            standbys is [] ? [new LabStandbyOptions()] : standbys,
            cancellation);
}
