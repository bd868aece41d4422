using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads one path that the rules refer to, through the server.</summary>
static class RulesSource
{
    /// <returns>What stands there and when it last changed.</returns>
    /// <exception cref="QueryDenied">The role may not read files of the server.</exception>
    public static async Task<(HbaSource Source, DateTimeOffset Modified)> ReadAsync(
        SqlSession session, ServerFacts server, LocalHost? host, string path, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await session.QueryAsync(
                "SELECT isdir, modification FROM pg_stat_file($1, true)",
                [path],
                row => row.IsNull("isdir") ? null : new { IsDirectory = row.Bool("isdir"), Modified = row.Time("modification") },
                cancellationToken))[0];
            if (found is null)
                return (new HbaSource.Missing(), DateTimeOffset.MinValue);
            if (found.IsDirectory)
                return (await DirectoryAsync(session, path, cancellationToken), found.Modified);
            // The server gives whole seconds; on its own host the file system knows better.
            var modified = host is not null && File.Exists(path) ? File.GetLastWriteTimeUtc(path) : found.Modified;
            return await FileReader.ReadAsync(session, path, cancellationToken) is { } bytes
                ? (new HbaSource.Content(bytes), modified)
                : (new HbaSource.Missing(), DateTimeOffset.MinValue);
        }
        catch (QueryDenied) when (server.IsSuperuser)
        {
            return (new HbaSource.Denied("Permission denied"), DateTimeOffset.MinValue); // not this role: the server's own user may not
        }
    }

    static async Task<HbaSource> DirectoryAsync(SqlSession session, string path, CancellationToken cancellationToken) => new HbaSource.Directory(
        await session.QueryAsync(
            "SELECT name, isdir FROM pg_ls_dir($1) AS name, pg_stat_file($1 || '/' || name, true)",
            [path],
            row => new HbaDirectoryEntry(
                row.Text("name"),
                row.IsNull("isdir") ? HbaEntryKind.Dangling : row.Bool("isdir") ? HbaEntryKind.Directory : HbaEntryKind.File),
            cancellationToken));
}
