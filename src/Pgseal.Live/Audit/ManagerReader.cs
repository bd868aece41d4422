using Pgseal.Core;
using Pgseal.Core.Hosts;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Looks for somebody else who manages the server: a cloud by its catalog, another program by the files on the host.</summary>
static class ManagerReader
{
    public static async Task<ValueList<OtherOwner>> ReadAsync(
        SqlSession session, ServerFacts server, LocalHost? host, Observed<RulesFacts> rules, CancellationToken cancellationToken)
    {
        var signs = (await session.QueryAsync(
            """
            SELECT ARRAY(SELECT rolname::text FROM pg_roles
                         UNION ALL SELECT datname::text FROM pg_database
                         UNION ALL SELECT name FROM pg_settings WHERE name LIKE '%.%') AS names
            """,
            row => row.Texts("names"),
            cancellationToken))[0];
        var clouds = ManagedCloud.Find(signs);
        return host is null || server.Settings.Value("config_file") is not { } config
            ? clouds
            : [.. clouds, .. OnHost(server, host, config, rules)];
    }

    static ValueList<OtherOwner> OnHost(ServerFacts server, LocalHost host, string config, Observed<RulesFacts> rules)
    {
        try
        {
            var files = rules.Match(seen => seen.Tree.Files.Keys, _ => server.Settings.Value("hba_file") is { } hba ? [hba] : []);
            return ManagementReader.Find(host.DataDirectory, Path.GetDirectoryName(config) ?? host.DataDirectory, [config, .. files]);
        }
        catch (FileFailure)
        {
            return []; // a file that may not be read here is named by the preflight of a change, and an audit does not need it
        }
    }
}
