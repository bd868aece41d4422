using System.Globalization;

namespace Pgseal.Core.Text;

/// <summary>A DURATION as the command line and pgseal.yaml write it: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>7d</c>; a bare number is seconds.</summary>
public static class Duration
{
    /// <summary>Says what is accepted, for error messages.</summary>
    public const string Syntax = "a duration such as 500ms, 30s, 5m, 2h or 7d (a bare number is seconds)";

    static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    /// <summary>Null when <paramref name="text"/> is no duration, is negative, or is longer than ten years.</summary>
    public static TimeSpan? Parse(string text)
    {
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? text.AsSpan(0, end) : text;
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        long? unit = text.AsSpan(digits.Length) switch
        {
            "ms" => TimeSpan.TicksPerMillisecond,
            "" or "s" => TimeSpan.TicksPerSecond,
            "m" => TimeSpan.TicksPerMinute,
            "h" => TimeSpan.TicksPerHour,
            "d" => TimeSpan.TicksPerDay,
            _ => null,
        };
        return unit is { } ticks && number <= Longest.Ticks / ticks ? TimeSpan.FromTicks(number * ticks) : null;
    }

    /// <summary>The shortest spelling that <see cref="Parse"/> reads back; whole milliseconds only.</summary>
    public static string Format(TimeSpan duration) => duration.Ticks switch
    {
        0 => "0s",
        var t when t % TimeSpan.TicksPerDay == 0 => $"{t / TimeSpan.TicksPerDay}d",
        var t when t % TimeSpan.TicksPerHour == 0 => $"{t / TimeSpan.TicksPerHour}h",
        var t when t % TimeSpan.TicksPerMinute == 0 => $"{t / TimeSpan.TicksPerMinute}m",
        var t when t % TimeSpan.TicksPerSecond == 0 => $"{t / TimeSpan.TicksPerSecond}s",
        var t => $"{t / TimeSpan.TicksPerMillisecond}ms",
    };
}
