using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads the foreign servers and user mappings of one database that lead to PostgreSQL servers.</summary>
/// <remarks>
/// A foreign data wrapper is known by its extension: it, its handler or its validator belongs to postgres_fdw or dblink. The name alone says nothing.
/// Their validators keep everything but the login and the client's own certificate out of user mappings (PostgreSQL 13 to 18, postgres_fdw/option.c,
/// dblink.c), so a mapping decides over encryption only where the wrapper has no validator.
/// </remarks>
static class ForeignServers
{
    static readonly string[] Secrets = Keyword.All.Select(keyword => keyword.Name).Where(Keyword.IsSecret).ToArray();

    const string Ours =
        """
        FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw WHERE EXISTS (
            SELECT FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
            WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND e.extname IN ('postgres_fdw', 'dblink')
              AND ((d.classid = 'pg_foreign_data_wrapper'::regclass AND d.objid = w.oid) OR (d.classid = 'pg_proc'::regclass AND d.objid IN (w.fdwhandler, w.fdwvalidator))))
        """;

    sealed record Server(string Name, bool HasValidator, ValueList<KeyValuePair<string, string>> Options);

    public static async Task<ValueList<Hop>> ReadAsync(SqlSession session, string database, CancellationToken cancellationToken)
    {
        var servers = await session.QueryAsync(
            $"SELECT s.srvname::text AS name, w.fdwvalidator <> 0 AS has_validator, {OptionColumns("s.srvoptions")} {Ours} ORDER BY s.srvname",
            [Secrets],
            row => new Server(row.Text("name"), row.Bool("has_validator"), Options(row)),
            cancellationToken);
        if (servers.Count == 0)
            return [];
        var mappings = await session.QueryAsync(
            $"SELECT m.srvname::text AS name, CASE WHEN m.umuser <> 0 THEN m.usename::text END AS username, m.umoptions IS NULL AS hidden, {OptionColumns("m.umoptions")} "
            + $"FROM pg_user_mappings m WHERE m.srvid IN (SELECT s.oid {Ours}) ORDER BY m.srvname, m.usename",
            [Secrets],
            row => (Server: row.Text("name"), User: row.TextOrNull("username"), MayHide: row.Bool("hidden"), Options: Options(row)),
            cancellationToken);
        var isSuperuser = (await session.QueryAsync("SELECT rolsuper AS superuser FROM pg_roles WHERE rolname = current_user", row => row.Bool("superuser"), cancellationToken))[0];
        return
        [
            .. servers.Select(server => new Hop(HopKind.ForeignServer, server.Name, "pg_foreign_server", Conninfo(server.Options))
            {
                Database = database,
                OwnOptions = server.Options.Select(option => option.Key).ToValueList(),
            }),
            .. from mapping in mappings
               join server in servers on mapping.Server equals server.Name
               let hides = mapping.MayHide && !server.HasValidator && !isSuperuser
               where hides || mapping.Options.Any(option => Keyword.Deciding.Contains(option.Key))
               select new Hop(
                   HopKind.UserMapping,
                   server.Name,
                   "pg_user_mappings",
                   hides ? new Observed<string>.NotSeen("its options may be seen by its owner and superusers only, and no validator keeps sslmode out of them") : Conninfo([.. server.Options, .. mapping.Options]))
               {
                   Database = database,
                   User = mapping.User,
                   OwnOptions = mapping.Options.Select(option => option.Key).ToValueList(),
               },
        ];
    }

    /// <summary>Two arrays, names and values; secrets never leave the server.</summary>
    static string OptionColumns(string options) =>
        $"ARRAY(SELECT option_name::text FROM pg_options_to_table({options}) WHERE option_name <> ALL ($1)) AS option_names, "
        + $"ARRAY(SELECT coalesce(option_value, '')::text FROM pg_options_to_table({options}) WHERE option_name <> ALL ($1)) AS option_values";

    static ValueList<KeyValuePair<string, string>> Options(SqlRow row) =>
        row.Texts("option_names").Zip(row.Texts("option_values"), KeyValuePair.Create).ToValueList();

    /// <summary>The options that are libpq's; a later one wins, as libpq has it.</summary>
    static string Conninfo(IEnumerable<KeyValuePair<string, string>> options) => string.Join(
        ' ', options.Where(option => Keyword.IsKnown(option.Key)).Select(option => $"{option.Key}={KeyValueText.Quote(option.Value)}"));
}
