namespace Pgseal.Core.Observing;

/// <summary>Takes the bytes of a server's log as they are read, and adds what they say about connections to a tally.</summary>
public sealed class LogDigest
{
    readonly ILogSyntax syntax;
    readonly ConnectionJoin join;

    /// <param name="linePrefix">log_line_prefix; only stderr has it.</param>
    /// <param name="zone">log_timezone.</param>
    public LogDigest(LogFormat format, string linePrefix, TimeZoneInfo zone, ClientTally tally)
    {
        var time = new LogTime(zone);
        syntax = format switch
        {
            LogFormat.Stderr => new StderrLog(new(linePrefix), time),
            LogFormat.Csv => new CsvLog(time),
            LogFormat.Json => new JsonLog(time),
        };
        join = new(tally);
    }

    /// <summary>Times of the first and the last message about a connection.</summary>
    public DateTimeOffset? From { get; private set; }

    /// <inheritdoc cref="From"/>
    public DateTimeOffset? To { get; private set; }

    /// <summary>Records that may be about a connection and could not be understood.</summary>
    public long NotUnderstood { get; private set; }

    /// <summary>Messages about a connection whose address the log does not tell.</summary>
    public long WithoutAddress => join.WithoutAddress;

    /// <returns>How many bytes were taken; the rest is to come again with more after it.</returns>
    public int Take(ReadOnlySpan<byte> bytes, bool atEnd) => syntax.Split(bytes, atEnd, Record);

    /// <summary>The first byte to go on with after these, which are too many for one record, are dropped.</summary>
    public byte Drop(ReadOnlySpan<byte> bytes)
    {
        NotUnderstood++;
        return syntax.Remnant(bytes);
    }

    /// <summary>After the last byte there is for now.</summary>
    public void Pause() => join.GiveUpOld();

    void Record(ReadOnlySpan<byte> bytes)
    {
        if (!LogMessage.MayMatter(bytes))
            return;
        if (syntax.Read(bytes) is not { } record)
        {
            NotUnderstood++;
            return;
        }
        if (LogMessage.Read(record) is not { } it)
            return;
        From = From < record.At ? From : record.At ?? From;
        To = To > record.At ? To : record.At ?? To;
        join.Add(record, it);
    }
}
