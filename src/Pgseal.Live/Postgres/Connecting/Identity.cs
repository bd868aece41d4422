using System.Net;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>Which server process runs our queries.</summary>
sealed record Identity(int Pid, int Version, IPAddress? Address, int? Port)
{
    // The operators are qualified: the search path is not safe yet, and must not be touched behind a pooler.
    // A database in SQL_ASCII refuses to send bytes that are no UTF-8 unless the client takes them as they are.
    const string Sql = """
        SELECT pid, version, address, port,
               CASE WHEN pid OPERATOR(pg_catalog.=) $1 THEN pg_catalog.set_config('search_path', 'pg_catalog', false) END AS search_path,
               CASE WHEN encoding OPERATOR(pg_catalog.=) 'SQL_ASCII' AND pid OPERATOR(pg_catalog.=) $1
                    THEN pg_catalog.set_config('client_encoding', 'SQL_ASCII', false) END AS client_encoding
        FROM (SELECT pg_catalog.pg_backend_pid() AS pid,
                     pg_catalog.current_setting('server_encoding') AS encoding,
                     pg_catalog.current_setting('server_version_num')::pg_catalog.int4 AS version,
                     pg_catalog.host(pg_catalog.inet_server_addr()) AS address,
                     pg_catalog.inet_server_port() AS port) AS it
        """;

    public static async Task<Identity> ReadAsync(Queries queries, int answeringPid, CancellationToken cancellationToken)
    {
        var rows = await queries.QueryAsync(
            Sql,
            [answeringPid],
            row => new Identity(row.Int("pid"), row.Int("version"), row.TextOrNull("address") is { } text ? IPAddress.Parse(text) : null, row.IntOrNull("port")),
            cancellationToken);
        return rows[0];
    }
}
