using System.Globalization;

namespace Pgseal.Core.Observing;

/// <summary>The format csvlog. 13 has 24 columns and later versions 26; those read here are the first 14 of every version.</summary>
/// <remarks>PostgreSQL 13 to 18, "Using CSV-Format Log Output".</remarks>
sealed class CsvLog(LogTime time) : ILogSyntax
{
    const int LogTimeColumn = 0, User = 1, Database = 2, ProcessId = 3, ConnectionFrom = 4, SessionId = 5, Severity = 11, Message = 13, Columns = 14;

    public int Split(ReadOnlySpan<byte> bytes, bool atEnd, RecordHandler handle)
    {
        var taken = 0;
        while (End(bytes[taken..]) is var end and >= 0)
        {
            handle(bytes.Slice(taken, end));
            taken += end + 1;
        }
        return taken;
    }

    /// <summary>A quote that was open stays open.</summary>
    public byte Remnant(ReadOnlySpan<byte> dropped) => dropped.Count((byte)'"') % 2 == 1 ? (byte)'"' : (byte)'x';

    /// <summary>A record ends with the first line that leaves no quote open.</summary>
    static int End(ReadOnlySpan<byte> bytes)
    {
        var isOpen = false;
        for (var at = 0; bytes[at..].IndexOfAny((byte)'"', (byte)'\n') is var next and >= 0; at += next + 1)
        {
            if (bytes[at + next] == '"')
                isOpen = !isOpen;
            else if (!isOpen)
                return at + next;
        }
        return -1;
    }

    public LogRecord? Read(ReadOnlySpan<byte> record)
    {
        var columns = new string[Columns];
        for (var column = 0; column < Columns; column++)
        {
            var length = Length(record);
            columns[column] = Value(record[..length]);
            if (length == record.Length && column < Columns - 1)
                return null;
            record = record[Math.Min(length + 1, record.Length)..];
        }
        var host = columns[ConnectionFrom];
        return !int.TryParse(columns[ProcessId], NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? null : new(
            time.Read(columns[LogTimeColumn]),
            pid,
            columns[SessionId],
            host.Length == 0 ? null : host.LastIndexOf(':') is var colon and > 0 ? host[..colon] : host,
            columns[User] is { Length: > 0 } user ? user : null,
            // An empty name and none look alike: only who has a user has been asked for a database.
            columns[User].Length > 0 ? columns[Database] : null,
            columns[Severity],
            columns[Message]);
    }

    static int Length(ReadOnlySpan<byte> record)
    {
        var isOpen = false;
        for (var at = 0; at < record.Length; at++)
        {
            if (record[at] == '"')
                isOpen = !isOpen;
            else if (record[at] == ',' && !isOpen)
                return at;
        }
        return record.Length;
    }

    static string Value(ReadOnlySpan<byte> column) => column is [(byte)'"', .. var quoted, (byte)'"']
        ? LogText.Of(quoted).Replace("\"\"", "\"", StringComparison.Ordinal)
        : LogText.Of(column);
}
