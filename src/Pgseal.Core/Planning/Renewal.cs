namespace Pgseal.Core.Planning;

/// <summary>When a certificate ends, and how it is replaced before that.</summary>
/// <param name="DueFrom">From then on <paramref name="Command"/> does something.</param>
/// <param name="Command">What to run.</param>
/// <param name="Timer">A line of /etc/cron.d that runs it every day; null where it takes a person.</param>
public sealed record Renewal(DateTimeOffset NotAfter, DateTimeOffset DueFrom, string Command, string? Timer);
