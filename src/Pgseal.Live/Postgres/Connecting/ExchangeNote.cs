using System.Globalization;
using Npgsql;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Evidence;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>Writes down one statement and what comes back, while it comes; secrets never get in.</summary>
sealed class ExchangeNote(Target target, string sql, IReadOnlyList<object?> parameters)
{
    readonly DateTimeOffset at = DateTimeOffset.UtcNow;
    readonly List<ValueList<string?>> rows = [];
    ValueList<string> columns = [];
    string? refused;

    public void Begin(NpgsqlDataReader reader) => columns = SqlRow.Columns(reader);

    public void Add(SqlRow row) => rows.Add(Masked.Row(row.Cells()));

    public void Refuse(PostgresException error) => refused = $"{error.SqlState} {error.MessageText}";

    public SqlExchange Exchange() => new(target.ToDisplay(), target.Database, at, Masked.Text(sql), Masked.Row(parameters.Select(Shown).ToValueList()), columns, rows.ToValueList(), refused);

    static string? Shown(object? value) => value switch
    {
        null => null,
        byte[] bytes => SqlRow.HashOf(bytes),
        string[] texts => $"{{{string.Join(',', texts)}}}",
        int[] numbers => $"{{{string.Join(',', numbers)}}}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
