using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Apply;

/// <summary>The values that ALTER SYSTEM keeps in postgresql.auto.conf.</summary>
static class AutoConf
{
    /// <returns>Null when the file does not set it, which is not the same as an empty value.</returns>
    public static async Task<string?> ReadAsync(SqlSession session, string name, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            """
            SELECT setting FROM pg_file_settings
            WHERE name = $1 AND sourcefile = current_setting('data_directory') || '/postgresql.auto.conf'
            ORDER BY seqno DESC LIMIT 1
            """,
            [name],
            row => row.TextOrNull("setting"),
            cancellationToken)).FirstOrDefault();

    /// <param name="value">Null takes the setting out of the file.</param>
    public static Task WriteAsync(SqlSession session, string name, string? value, CancellationToken cancellationToken) => session.ExecuteAsync(
        value is null
            ? $"ALTER SYSTEM RESET {Quote.Identifier(name)}"
            : $"ALTER SYSTEM SET {Quote.Identifier(name)} = {Quote.Literal(value)}",
        cancellationToken);
}
