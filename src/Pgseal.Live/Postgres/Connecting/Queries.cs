using System.Diagnostics;
using Npgsql;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Evidence;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>Runs queries on an open connection; what goes wrong comes as our own exceptions.</summary>
/// <param name="heard">Gets every statement with what came back; null when nobody listens.</param>
sealed class Queries(Target target, NpgsqlConnection connection, TimeSpan deadline, Action<SqlExchange>? heard)
{
    public async Task<ValueList<T>> QueryAsync<T>(string sql, IReadOnlyList<object?> parameters, Func<SqlRow, T> read, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(deadline);
        var note = heard is null ? null : new ExchangeNote(target, sql, parameters);
        try
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            foreach (var value in parameters)
                command.Parameters.Add(Parameter(value));
            await using var reader = await command.ExecuteReaderAsync(limit.Token);
            var rows = new List<T>();
            var row = new SqlRow(reader);
            note?.Begin(reader);
            while (await reader.ReadAsync(limit.Token))
            {
                note?.Add(row);
                rows.Add(read(row));
            }
            return rows.ToValueList();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new QueryTimedOut(target, deadline);
        }
        catch (PostgresException refused)
        {
            note?.Refuse(refused);
            throw refused.SqlState switch
            {
                PostgresErrorCodes.InsufficientPrivilege => new QueryDenied(target, refused.MessageText),
                PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.IdleSessionTimeout
                    => new SessionLost(target, refused.MessageText),
                _ => new QueryFailed(target, refused.SqlState, refused.MessageText),
            };
        }
        catch (NpgsqlException lost)
        {
            throw new SessionLost(target, lost.GetBaseException().Message);
        }
        catch (InvalidOperationException) when (connection.State != System.Data.ConnectionState.Open)
        {
            throw new SessionLost(target, "it was closed by an error before");
        }
        finally
        {
            if (note is not null)
                heard!(note.Exchange());
        }
    }

    static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new NpgsqlParameter<string?> { TypedValue = null },
        string it => new NpgsqlParameter<string> { TypedValue = it },
        bool it => new NpgsqlParameter<bool> { TypedValue = it },
        int it => new NpgsqlParameter<int> { TypedValue = it },
        long it => new NpgsqlParameter<long> { TypedValue = it },
        byte[] it => new NpgsqlParameter<byte[]> { TypedValue = it },
        string[] it => new NpgsqlParameter<string[]> { TypedValue = it },
        int[] it => new NpgsqlParameter<int[]> { TypedValue = it },
        _ => throw new UnreachableException($"no parameter of type {value.GetType()} is mapped"),
    };
}
