using Pgseal.Testing;

namespace Pgseal.Live.Tests.Postgres.Connecting;

/// <summary>The libpq that came with a version's server.</summary>
static class LibpqFile
{
    public static async Task<string> OfMajorAsync(int major, CancellationToken cancellationToken) =>
        Path.Combine((await SharedServers.Cache.GetAsync(major, cancellationToken)).BinDirectory, "../lib/libpq.so.5");
}
