using System.Net;
using Pgseal.Core;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Sessions;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads all client sessions and walsenders but pgseal's own.</summary>
public static class SessionReader
{
    /// <summary>An ordinary role sees only its own row, and no error says so: ask for the right first (I10).</summary>
    public static async Task<Observed<ValueList<Session>>> ReadAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken)
    {
        var allowed = server.IsSuperuser || (await session.QueryAsync(
            "SELECT pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS allowed", row => row.Bool("allowed"), cancellationToken))[0];
        return allowed
            ? await ReadAsync(session, cancellationToken)
            : new Observed<ValueList<Session>>.NotSeen($"the role {server.CurrentUser} may not see the sessions of others (pg_read_all_stats)");
    }

    /// <remarks>A session still in authentication has no user yet and no row that says how it is encrypted: the rules in force decide on it.</remarks>
    public static Task<ValueList<Session>> ReadAsync(SqlSession session, CancellationToken cancellationToken) => session.QueryAsync(
        """
        SELECT a.pid, a.backend_start, a.usename::text AS usename, a.datname::text AS datname, a.application_name, host(a.client_addr) AS client_addr,
               a.client_port, a.state, a.backend_type = 'walsender' AS walsender,
               coalesce(s.ssl, false) AS ssl, s.version AS ssl_version, s.cipher, coalesce(g.encrypted, false) AS gss
        FROM pg_stat_activity a LEFT JOIN pg_stat_ssl s USING (pid) LEFT JOIN pg_stat_gssapi g USING (pid)
        WHERE a.backend_type IN ('client backend', 'walsender') AND a.pid <> pg_backend_pid() AND a.usename IS NOT NULL
        ORDER BY a.backend_start, a.pid
        """,
        Read,
        cancellationToken);

    static Session Read(SqlRow row)
    {
        var address = row.TextOrNull("client_addr") is { } text ? IPAddress.Parse(text) : null;
        return new(
            row.Int("pid"),
            row.Time("backend_start"),
            row.TextOrNull("usename"),
            row.TextOrNull("datname"),
            row.TextOrNull("application_name") ?? "",
            address,
            row.IntOrNull("client_port") is > 0 and var port ? port : null,
            address is null ? ConnectionKind.Local
                : row.Bool("ssl") ? ConnectionKind.Tls
                : row.Bool("gss") ? ConnectionKind.Gss
                : ConnectionKind.Plain,
            row.TextOrNull("state"),
            row.Bool("walsender"),
            row.TextOrNull("ssl_version"),
            row.TextOrNull("cipher"));
    }
}
