using Pgseal.Core.Text;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Switch;

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

    /// <summary>The file as it is now; empty where it is missing, which means the same to the server.</summary>
    public static byte[] Bytes(Member member) => File.Exists(PathOf(member)) ? HostFile.Read(PathOf(member)) : [];

    /// <summary>Takes the file under the switch as it was, in case the server must not keep what stands there now.</summary>
    public static Task GuardAsync(Member member, DeadMansSwitch deadMan, byte[] before, CancellationToken cancellationToken)
    {
        var now = Bytes(member);
        return now.AsSpan().SequenceEqual(before)
            ? Task.CompletedTask
            : deadMan.GuardAsync(member.Host!.DataDirectory, PathOf(member), before, now, cancellationToken);
    }

    /// <param name="value">Null takes the setting out of the file.</param>
    public static Task WriteAsync(SqlSession session, string name, string? value, CancellationToken cancellationToken) => session.ExecuteAsync(
        value is null
            ? $"ALTER SYSTEM RESET {SqlText.Identifier(name)}"
            : $"ALTER SYSTEM SET {SqlText.Identifier(name)} = {SqlText.Literal(value)}",
        cancellationToken);

    static string PathOf(Member member) => $"{member.Host!.DataDirectory}/postgresql.auto.conf";
}
