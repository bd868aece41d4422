using Pgseal.Core.Sessions;

namespace Pgseal.Core.Observing;

/// <summary>Reads the server's own sentences about connections; anything else is no event.</summary>
/// <remarks>
/// PostgreSQL 13 to 18: postmaster.c and backend_startup.c (received), postinit.c (authorized), auth.c (refused), be-secure-openssl.c (handshake).
/// An application name is the client's free choice: one that ends like the server's own note on TLS cannot be told from it.
/// </remarks>
static class LogMessage
{
    const string Received = "connection received: host=", Authorized = "connection authorized: user=",
        ReplicationAuthorized = "replication connection authorized: user=", Application = " application_name=",
        Tls = " SSL enabled (protocol=", Gss = " GSS (authenticated=", NoTls = "could not accept SSL connection: ";

    /// <summary>What a message that matters contains, as bytes of any format: whole records without it are passed over unread.</summary>
    public static bool MayMatter(ReadOnlySpan<byte> record) =>
        record.IndexOf("connection"u8) >= 0 || record.IndexOf("FATAL"u8) >= 0 || record.IndexOf("parameter "u8) >= 0 || record.IndexOf("is shut down"u8) >= 0;

    public static LogEvent? Read(LogRecord record)
    {
        var message = record.Message;
        if (message.StartsWith(Received, StringComparison.Ordinal))
            return new LogEvent.Received(message.LastIndexOf(" port=", StringComparison.Ordinal) is var port and > 0
                ? message[Received.Length..port]
                : message[Received.Length..]);
        if (message.StartsWith(Authorized, StringComparison.Ordinal))
            return LetIn(message[Authorized.Length..], isReplication: false, record);
        if (message.StartsWith(ReplicationAuthorized, StringComparison.Ordinal))
            return LetIn(message[ReplicationAuthorized.Length..], isReplication: true, record);
        if (message.StartsWith(NoTls, StringComparison.Ordinal))
            return new LogEvent.HandshakeFailed(message[NoTls.Length..]);
        if (message is "parameter \"ssl\" changed to \"off\"" or "database system is shut down")
            return new LogEvent.TlsEnded();
        return record.Severity == "FATAL" ? SentAway(message, record) : null;
    }

    static LogEvent.Authorized LetIn(string text, bool isReplication, LogRecord record)
    {
        var (isTls, isGss, protocol) = (false, false, (string?)null);
        if (text.LastIndexOf(Gss, StringComparison.Ordinal) is var gss and >= 0 && text.EndsWith(')'))
        {
            isGss = text.AsSpan(gss).Contains("encrypted=yes", StringComparison.Ordinal);
            text = text[..gss];
        }
        if (text.LastIndexOf(Tls, StringComparison.Ordinal) is var tls and >= 0 && text.EndsWith(')'))
        {
            isTls = true;
            protocol = text[(tls + Tls.Length)..].Split(',')[0];
            text = text[..tls];
        }
        // The application's name comes last, and only it can contain anything the client likes.
        var at = text.IndexOf(Application, StringComparison.Ordinal);
        var name = at >= 0 ? text[(at + Application.Length)..] : "";
        var who = at >= 0 ? text[..at] : text;
        var (user, database) = isReplication ? (who, null) : Split(who, record);
        return new(
            record.User ?? user,
            // Where only a prefix says it, names may run into each other there, and the message is surer.
            (isReplication || record.User is not null ? record.Database ?? database : database) is { Length: > 0 } known ? known : null,
            name,
            isReplication,
            isTls ? ConnectionKind.Tls : isGss ? ConnectionKind.Gss : null,
            protocol);
    }

    static (string User, string? Database) Split(string who, LogRecord record)
    {
        const string between = " database=";
        // A user's name may contain the words between: the format's own column, where there is one, says where it ends.
        var at = record.User is { } known && who.StartsWith(known + between, StringComparison.Ordinal)
            ? known.Length
            : who.IndexOf(between, StringComparison.Ordinal);
        return at < 0 ? (who, null) : (who[..at], who[(at + between.Length)..]);
    }

    static LogEvent.Refused SentAway(string message, LogRecord record) => new(
        record.User ?? Quoted(message, "user \""),
        record.Database ?? Quoted(message, ", database \""),
        message.Contains("replication connection", StringComparison.Ordinal),
        message,
        message.StartsWith("no pg_hba.conf entry for ", StringComparison.Ordinal)
            || message.StartsWith("pg_hba.conf rejects ", StringComparison.Ordinal)
            || message.StartsWith("connection requires a valid client certificate", StringComparison.Ordinal)
            || message.Contains(" authentication failed for user \"", StringComparison.Ordinal));

    /// <summary>The text after a word up to the quote that ends it; one inside a name is a quote before something else than a comma or the end.</summary>
    static string? Quoted(string message, string before)
    {
        var start = message.IndexOf(before, StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += before.Length;
        var end = message.IndexOf("\", ", start, StringComparison.Ordinal) is var comma and >= 0 ? comma : message.LastIndexOf('"');
        return end >= start ? message[start..end] : null;
    }
}
