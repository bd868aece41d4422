using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads a file of the server's host through the server.</summary>
static class FileReader
{
    /// <summary>More than any configuration file; a larger one is read in part, and then not understood.</summary>
    const long MostBytes = 64 << 20;

    /// <returns>Null when there is no such file.</returns>
    /// <exception cref="QueryDenied">The role may not read files of the server.</exception>
    public static async Task<byte[]?> ReadAsync(SqlSession session, string path, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            "SELECT pg_read_binary_file($1, 0, $2, true) AS bytes",
            [path, MostBytes],
            row => row.IsNull("bytes") ? null : row.Bytes("bytes"),
            cancellationToken))[0];
}
