using System.Net;
using Npgsql;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Evidence;
using Pgseal.Core.Settings;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>One session with one server, with libpq's meaning of sslmode.</summary>
/// <remarks>
/// Not for use by two queries at a time. Every query ends within the session's deadline. The search path is pg_catalog only, so that nobody's
/// function or operator can stand in for the system's; behind a pooler it is left alone, because the server session belongs to others too.
/// </remarks>
public sealed class SqlSession : IAsyncDisposable
{
    readonly NpgsqlDataSource source;
    readonly NpgsqlConnection connection;
    readonly Queries queries;
    readonly Action<SqlExchange>? heard;

    SqlSession(Target target, Opened opened, Queries queries, Action<SqlExchange>? heard, Identity identity)
    {
        Target = target;
        (source, connection, Tls) = opened;
        this.queries = queries;
        this.heard = heard;
        BackendPid = identity.Pid;
        ServerPort = identity.Port;
        ServerAddress = identity.Address;
        Version = new ServerVersion(identity.Version);
    }

    public Target Target { get; }

    /// <summary>The TLS of this session, null when it is plaintext or a Unix socket.</summary>
    public TlsFacts? Tls { get; }

    /// <summary>The process that runs our queries: pg_backend_pid().</summary>
    public int BackendPid { get; }

    /// <summary>The process that answered the startup; differs from <see cref="BackendPid"/> when a pooler stands in front.</summary>
    public int AnsweringPid => connection.ProcessID;

    public bool IsBehindPooler => AnsweringPid != BackendPid;

    /// <summary>The server's own address and port of this session, null for a Unix socket.</summary>
    public IPAddress? ServerAddress { get; }

    /// <inheritdoc cref="ServerAddress"/>
    public int? ServerPort { get; }

    public ServerVersion Version { get; }

    /// <param name="deadline">Of opening the session, and of each query.</param>
    /// <exception cref="ConnectionException">It cannot be had; the type says why.</exception>
    /// <param name="heard">Gets every statement with what came back, secrets masked: evidence.</param>
    public static async Task<SqlSession> OpenAsync(Target target, TimeSpan deadline, CancellationToken cancellationToken, Action<SqlExchange>? heard = null)
    {
        var opened = await Opening.OpenAsync(target, deadline, cancellationToken);
        try
        {
            var queries = new Queries(target, opened.Connection, deadline, heard);
            var identity = await Identity.ReadAsync(queries, opened.Connection.ProcessID, cancellationToken);
            return new SqlSession(target, opened, queries, heard, identity);
        }
        catch
        {
            await opened.Connection.DisposeAsync();
            await opened.Source.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a session with another database of the same server; who hears this one hears it too.</summary>
    /// <inheritdoc cref="OpenAsync"/>
    public Task<SqlSession> VisitAsync(string database, TimeSpan deadline, CancellationToken cancellationToken) => OpenAsync(
        Target with { Database = database }, deadline, cancellationToken, heard is null ? null : exchange => heard(exchange with { Target = Target.ToDisplay() }));

    /// <summary>Runs a query and reads all its rows.</summary>
    public Task<ValueList<T>> QueryAsync<T>(string sql, Func<SqlRow, T> read, CancellationToken cancellationToken) =>
        QueryAsync(sql, [], read, cancellationToken);

    /// <param name="parameters">The values of $1, $2, …: text, bool, int, long, byte[], string[], int[] or null (as text).</param>
    /// <inheritdoc cref="QueryAsync{T}(string, Func{SqlRow, T}, CancellationToken)"/>
    public Task<ValueList<T>> QueryAsync<T>(string sql, IReadOnlyList<object?> parameters, Func<SqlRow, T> read, CancellationToken cancellationToken) =>
        queries.QueryAsync(sql, parameters, read, cancellationToken);

    /// <summary>Runs a statement whose rows do not matter.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken) =>
        await QueryAsync(sql, [], _ => 0, cancellationToken);

    /// <inheritdoc cref="QueryAsync{T}(string, IReadOnlyList{object?}, Func{SqlRow, T}, CancellationToken)"/>
    public async Task ExecuteAsync(string sql, IReadOnlyList<object?> parameters, CancellationToken cancellationToken) =>
        await QueryAsync(sql, parameters, _ => 0, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await source.DisposeAsync();
    }
}
