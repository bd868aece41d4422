using Pgseal.Core;
using Pgseal.Core.Hosts;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Looks for somebody else who manages the server: a service by its catalog and its name, another program by the files on the host.</summary>
static class ManagerReader
{
    public static async Task<ValueList<OtherOwner>> ReadAsync(
        SqlSession session, ServerFacts server, LocalHost? host, Observed<RulesFacts> rules, CancellationToken cancellationToken)
    {
        var names = (await session.QueryAsync(
            """
            SELECT ARRAY(SELECT rolname::text FROM pg_roles
                         UNION ALL SELECT datname::text FROM pg_database
                         UNION ALL SELECT name FROM pg_settings WHERE name LIKE '%.%'
                         UNION ALL SELECT setting FROM pg_settings WHERE name = 'ssl_cert_file'
                         UNION ALL SELECT 'aurora_version' WHERE to_regproc('aurora_version') IS NOT NULL) AS names
            """,
            row => row.Texts("names"),
            cancellationToken))[0];
        var settings = await ValuesAsync(session, server, ManagedCloud.Settings, cancellationToken);
        var knobs = await ValuesAsync(session, server, ManagedCloud.Knobs, cancellationToken);
        var clusterName = server.Settings.Value("cluster_name") ?? "";
        var services = ManagedCloud.Find(new([.. names, .. settings.Keys], session.Target.Host, knobs, clusterName));
        var programs = host is null || server.Settings.Value("config_file") is not { } config ? [] : OnHost(server, host, config, clusterName, rules);
        return services.Concat(programs).DistinctBy(owner => owner.Name).ToValueList();
    }

    /// <summary>pg_settings leaves out what a file sets for an extension that is not loaded; a setting that only superusers may see denies them all.</summary>
    static async Task<IReadOnlyDictionary<string, string>> ValuesAsync(SqlSession session, ServerFacts server, ValueList<string> names, CancellationToken cancellationToken)
    {
        var values = await Permitted.ReadAsync(server, "the settings of a service", () => session.QueryAsync(
            "SELECT name, current_setting(name, true) AS value FROM unnest($1) AS name WHERE current_setting(name, true) IS NOT NULL",
            [names.ToArray()],
            row => (Name: row.Text("name"), Value: row.Text("value")),
            cancellationToken));
        return values.Or([]).ToDictionary(it => it.Name, it => it.Value);
    }

    static ValueList<OtherOwner> OnHost(ServerFacts server, LocalHost host, string config, string clusterName, Observed<RulesFacts> rules)
    {
        try
        {
            var files = rules.Match(seen => seen.Tree.Files.Keys, _ => server.Settings.Value("hba_file") is { } hba ? [hba] : []);
            var configDirectory = Path.GetDirectoryName(config) ?? host.DataDirectory;
            return ManagementReader.Find(host.DataDirectory, configDirectory, [config, .. files])
                .Select(owner => owner.Name == "Patroni" ? owner with { Instead = PatroniReader.Instead(host.DataDirectory, configDirectory, clusterName) } : owner)
                .ToValueList();
        }
        catch (FileFailure)
        {
            return []; // a file that may not be read here is named by the preflight of a change, and an audit does not need it
        }
    }
}
