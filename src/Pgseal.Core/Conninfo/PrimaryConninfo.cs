namespace Pgseal.Core.Conninfo;

/// <summary>What a standby's primary_conninfo says about its connection.</summary>
/// <param name="SslMode">As written; <c>prefer</c>, libpq's default, when it names none.</param>
/// <param name="IsSocket">It dials a Unix socket, where TLS plays no part.</param>
public sealed record PrimaryConninfo(string SslMode, string? ApplicationName, bool IsSocket)
{
    /// <summary>An unreadable text counts as naming nothing: the server itself complains about it.</summary>
    public static PrimaryConninfo Read(string conninfo)
    {
        try
        {
            var host = KeyValueText.Find(conninfo, "hostaddr") ?? KeyValueText.Find(conninfo, "host");
            return new(
                KeyValueText.Find(conninfo, "sslmode") ?? "prefer",
                KeyValueText.Find(conninfo, "application_name"),
                host is null or ['/', ..] or ['@', ..] or []);
        }
        catch (InvalidTarget)
        {
            return new("prefer", null, IsSocket: false);
        }
    }
}
