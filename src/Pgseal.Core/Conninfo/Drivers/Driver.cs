namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>A client library whose settings are understood.</summary>
public enum Driver
{
    Libpq,
    Psycopg,
    Jdbc,
    Npgsql,
    Asyncpg,

    /// <summary>lib/pq of Go.</summary>
    GoPq,
    Pgx,
    NodePostgres,
    Sqlx,
    TokioPostgres,
}
