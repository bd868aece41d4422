using System.Text.Json;

namespace Pgseal.Core.Observing;

/// <summary>The format jsonlog: an object a line.</summary>
/// <remarks>PostgreSQL 15 to 18, "Error Reporting and Logging", Keys and Values of JSON Log Entries.</remarks>
sealed class JsonLog(LogTime time) : ILogSyntax
{
    public int Split(ReadOnlySpan<byte> bytes, bool atEnd, RecordHandler handle)
    {
        var taken = 0;
        while (bytes[taken..].IndexOf((byte)'\n') is var end and >= 0)
        {
            handle(bytes.Slice(taken, end));
            taken += end + 1;
        }
        return taken;
    }

    public byte Remnant(ReadOnlySpan<byte> dropped) => (byte)'x';

    public LogRecord? Read(ReadOnlySpan<byte> record)
    {
        string? at = null, session = null, host = null, user = null, database = null, severity = null, message = null;
        var pid = 0;
        try
        {
            var reader = new Utf8JsonReader(record);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("timestamp"u8))
                    at = Text(ref reader);
                else if (reader.ValueTextEquals("pid"u8))
                    pid = reader.Read() && reader.TryGetInt32(out var number) ? number : 0;
                else if (reader.ValueTextEquals("session_id"u8))
                    session = Text(ref reader);
                else if (reader.ValueTextEquals("remote_host"u8))
                    host = Text(ref reader);
                else if (reader.ValueTextEquals("user"u8))
                    user = Text(ref reader);
                else if (reader.ValueTextEquals("dbname"u8))
                    database = Text(ref reader);
                else if (reader.ValueTextEquals("error_severity"u8))
                    severity = Text(ref reader);
                else if (reader.ValueTextEquals("message"u8))
                    message = Text(ref reader);
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }
        }
        catch (Exception torn) when (torn is JsonException or InvalidOperationException)
        {
            return null;
        }
        return severity is null || message is null ? null : new(at is null ? null : time.Read(at), pid, session, host, user, database, severity, message);
    }

    /// <summary>The server copies names as they are, also where they are not UTF-8.</summary>
    static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return LogText.Of(reader.ValueSpan);
        }
    }
}
