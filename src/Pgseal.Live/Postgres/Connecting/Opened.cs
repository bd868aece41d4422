using Npgsql;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>An open connection of the driver, and the TLS under it.</summary>
sealed record Opened(NpgsqlDataSource Source, NpgsqlConnection Connection, TlsFacts? Tls);
