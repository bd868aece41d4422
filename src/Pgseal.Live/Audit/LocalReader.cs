using System.Globalization;
using Pgseal.Core;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Finds out whether the server that answers is the one whose files are here: proven, not assumed.</summary>
public static class LocalReader
{
    /// <param name="commandLine">What was typed, free of secrets, for the line to type instead.</param>
    public static async Task<LocalProof> ProveAsync(SqlSession session, ServerFacts server, ValueList<string> commandLine, CancellationToken cancellationToken)
    {
        if (server.Settings.Value("data_directory") is not { } data)
            return new LocalProof.NotLocal($"the role {server.CurrentUser} may not see the data directory");
        var pidFile = await Permitted.ReadAsync(server, "postmaster.pid", async () => (await session.QueryAsync(
            "SELECT pg_read_file('postmaster.pid') AS text", row => row.Text("text"), cancellationToken))[0]);
        return pidFile.Match(
            text => LocalHost.Prove(data, text, ulong.Parse(server.SystemIdentifier, CultureInfo.InvariantCulture), commandLine),
            because => new LocalProof.NotLocal(because));
    }
}
