using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads whom a server dials: as a standby, as a subscriber, through foreign servers, and in the commands of its settings.</summary>
static class OutboundReader
{
    public static async Task<Outbound> ReadAsync(SqlSession session, ServerFacts server, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (foreign, notSeen) = await ForeignHops.ReadAsync(session, server, timeout, cancellationToken);
        ValueList<Hop> hops =
        [
            .. Upstream(server),
            .. await SubscriptionsAsync(session, server, cancellationToken),
            .. foreign,
            .. await CommandsAsync(session, cancellationToken),
        ];
        return hops.Count == 0
            ? new(hops, notSeen, new Observed<ValueList<Setting>>.NotSeen("nothing is dialled"), [])
            : await ServerEnvironment.WithAsync(session, server, hops, notSeen, cancellationToken);
    }

    static ValueList<Hop> Upstream(ServerFacts server)
    {
        if (server.Role != MemberRole.Standby)
            return [];
        if (server.Settings.Find("primary_conninfo") is not { } setting)
            return [new(HopKind.Upstream, "primary_conninfo", "pg_settings", new Observed<string>.NotSeen($"the role {server.CurrentUser} may not see it"))];
        return setting.Value.Length == 0
            ? [] // it recovers from the archive alone
            : [Hop(HopKind.Upstream, "primary_conninfo", setting.File is { } file ? $"{file}:{setting.Line}" : "pg_settings", setting.Value)];
    }

    /// <summary>The catalog is the cluster's: all databases in one look. Who may not see the connections sees the names.</summary>
    static async Task<ValueList<Hop>> SubscriptionsAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken)
    {
        const string sql = "SELECT s.subname::text AS name, d.datname::text AS database, s.subenabled AS enabled, {0} AS conninfo FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid ORDER BY 2, 1";
        var seen = await Permitted.ReadAsync(server, "its connection (pg_subscription.subconninfo)", () => session.QueryAsync(
            sql.Replace("{0}", "s.subconninfo", StringComparison.Ordinal),
            row => Hop(HopKind.Subscription, row.Text("name"), "pg_subscription", row.Text("conninfo")) with { Database = row.Text("database"), IsDisabled = !row.Bool("enabled") },
            cancellationToken));
        return seen is Observed<ValueList<Hop>>.NotSeen hidden
            ? await session.QueryAsync(
                sql.Replace("{0}", "NULL::text", StringComparison.Ordinal),
                row => new Hop(HopKind.Subscription, row.Text("name"), "pg_subscription", new Observed<string>.NotSeen(hidden.Because)) { Database = row.Text("database") },
                cancellationToken)
            : seen.Or([]);
    }

    static async Task<ValueList<Hop>> CommandsAsync(SqlSession session, CancellationToken cancellationToken)
    {
        string[] names = ["archive_command", "restore_command", "archive_cleanup_command", "recovery_end_command", "archive_library"];
        var commands = await session.QueryAsync(
            "SELECT name, setting, sourcefile, sourceline FROM pg_settings WHERE name = ANY ($1) AND setting <> '' ORDER BY name",
            [names],
            row => (Name: row.Text("name"), Text: row.Text("setting"), Source: row.TextOrNull("sourcefile") is { } file ? $"{file}:{row.IntOrNull("sourceline")}" : "pg_settings"),
            cancellationToken);
        return commands.SelectMany(command => Command(command.Name, command.Source, command.Text)).ToValueList();
    }

    static ValueList<Hop> Command(string name, string source, string text)
    {
        try
        {
            return CommandConninfo.Read(text)
                .Select(carried => new Hop(HopKind.Command, name, source, carried.Text) { HasSecret = carried.HasSecret, HidesHost = carried.HidesHost })
                .ToValueList();
        }
        catch (InvalidTarget invalid)
        {
            return [new(HopKind.Command, name, source, new Observed<string>.NotSeen($"the connection that it carries cannot be read: {invalid.What}"))];
        }
    }

    /// <summary>Secrets end here: no fact carries them.</summary>
    static Hop Hop(HopKind kind, string name, string source, string conninfo)
    {
        try
        {
            return new(kind, name, source, KeyValueText.WithoutSecrets(conninfo))
            {
                HasSecret = KeyValueText.Settings(conninfo).Any(setting => Keyword.IsSecret(setting.Keyword)),
            };
        }
        catch (InvalidTarget invalid)
        {
            return new(kind, name, source, new Observed<string>.NotSeen($"its connection settings cannot be read: {invalid.What}"));
        }
    }
}
