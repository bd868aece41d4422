using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Pgseal.Lab;

/// <summary>SQL on a lab server, every call in a session of its own.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The caller writes the SQL; there is no user input.")]
public sealed class LabSql
{
    readonly Func<string> _connectionString;

    internal LabSql(Func<string> connectionString) => _connectionString = connectionString;

    /// <summary>A new session that the caller disposes.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(_connectionString());
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T> ScalarAsync<T>(string sql, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Npgsql's connection string for a host or socket directory; not pooled, so that a session ends when it is closed.</summary>
    public static string ConnectionString(string host, int port, string user = "postgres", string database = "postgres", string? password = null) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = host,
            Port = port,
            Username = user,
            Database = database,
            Password = password,
            Pooling = false,
        }.ConnectionString;
}
