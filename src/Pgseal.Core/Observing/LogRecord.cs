namespace Pgseal.Core.Observing;

/// <summary>One message of a server's log, with what the format says beside it.</summary>
/// <param name="At">Null where the format does not say.</param>
/// <param name="Pid">0 where the format does not say.</param>
/// <param name="SessionId">Start time and process in hexadecimal (<c>%c</c>); null where the format does not say.</param>
/// <param name="Host">An address, a name with log_hostname, or <c>[local]</c>; null where the format does not say.</param>
/// <param name="Database">Empty for physical replication; null where the format does not say.</param>
sealed record LogRecord(DateTimeOffset? At, int Pid, string? SessionId, string? Host, string? User, string? Database, string Severity, string Message);
