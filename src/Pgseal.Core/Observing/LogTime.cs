using System.Globalization;

namespace Pgseal.Core.Observing;

/// <summary>Reads the log's times, which are local ones of log_timezone.</summary>
/// <param name="zone">Of log_timezone: what stands behind a time in the log is only an abbreviation.</param>
sealed class LogTime(TimeZoneInfo zone)
{
    /// <summary><c>2026-11-24 14:54:08.294 UTC</c>, with or without milliseconds.</summary>
    public DateTimeOffset? Read(string text)
    {
        var parts = text.Split(' ');
        if (parts.Length < 2 || !DateTime.TryParseExact(
            $"{parts[0]} {parts[1]}", ["yyyy-MM-dd HH:mm:ss.fff", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        var offset = parts is [_, _, "UTC" or "GMT"] ? TimeSpan.Zero : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Seconds since 1970, with or without milliseconds.</summary>
    public static DateTimeOffset? OfEpoch(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e11m
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : null;

    /// <summary>The start of the session that <c>%c</c> names.</summary>
    public static DateTimeOffset? OfSession(string id) =>
        long.TryParse(id.Split('.')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1L << 36
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
