using System.Globalization;

namespace Pgseal.Core.Observing;

/// <summary>The format stderr: text lines behind log_line_prefix; a message of several lines goes on behind tabs.</summary>
sealed class StderrLog(LogPrefix prefix, LogTime time) : ILogSyntax
{
    public int Split(ReadOnlySpan<byte> bytes, bool atEnd, RecordHandler handle)
    {
        var (start, at) = (0, 0);
        while (bytes[at..].IndexOf((byte)'\n') is var end and >= 0)
        {
            at += end + 1;
            if (at == bytes.Length ? !atEnd : !prefix.BeginsAt(bytes[at..]))
                continue;
            // A name in the prefix may contain a line end: without a severity the prefix itself goes on.
            if (bytes[start..at].IndexOf(":  "u8) < 0 && prefix.BeginsAt(bytes[start..]))
                continue;
            handle(bytes[start..(at - 1)]);
            start = at;
        }
        return start;
    }

    public byte Remnant(ReadOnlySpan<byte> dropped) => (byte)'x';

    public LogRecord? Read(ReadOnlySpan<byte> record)
    {
        if (prefix.Match(record) is not { } match)
            return null;
        var values = match.Values;
        var text = LogText.Of(Message(record[match.End..]));
        var severity = text[..text.IndexOf(':', StringComparison.Ordinal)];
        var message = text[(severity.Length + ":  ".Length)..].Replace("\n\t", "\n", StringComparison.Ordinal);
        // log_error_verbosity = verbose puts the SQLSTATE first.
        if (message is [_, _, _, _, _, ':', ' ', .. var sentence] && message.Take(5).All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterUpper(letter)))
            message = sentence;
        var session = values.GetValueOrDefault('c');
        return new(
            At(values, session),
            int.TryParse(values.GetValueOrDefault('p'), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : PidOf(session),
            session,
            Host(values),
            User: null,
            values.GetValueOrDefault('d') is not ("[unknown]" or null) and var database ? database : null,
            severity,
            message);
    }

    /// <summary>Without what others wrote to the same file after it: a library, a shell; the server's own lines go on behind tabs.</summary>
    static ReadOnlySpan<byte> Message(ReadOnlySpan<byte> text)
    {
        for (var at = 0; text[at..].IndexOf((byte)'\n') is var end and >= 0; at += end + 1)
            if (at + end + 1 == text.Length || text[at + end + 1] != '\t')
                return text[..(at + end)];
        return text;
    }

    DateTimeOffset? At(Dictionary<char, string> values, string? session) =>
        values.GetValueOrDefault('m') is { } precise ? time.Read(precise)
        : values.GetValueOrDefault('t') is { } seconds ? time.Read(seconds)
        : values.GetValueOrDefault('n') is { } epoch ? LogTime.OfEpoch(epoch)
        : values.GetValueOrDefault('s') is { } started ? time.Read(started)
        : session is null ? null : LogTime.OfSession(session);

    static int PidOf(string? session) =>
        session?.Split('.') is [_, var pid] && int.TryParse(pid, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? number : 0;

    static string? Host(Dictionary<char, string> values) =>
        values.GetValueOrDefault('h') is { Length: > 0 } host ? host
        : values.GetValueOrDefault('r') is { Length: > 0 } withPort ? withPort.EndsWith(')') && withPort.LastIndexOf('(') is var port and > 0 ? withPort[..port] : withPort
        : null;
}
