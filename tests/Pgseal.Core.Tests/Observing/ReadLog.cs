using System.Text;
using Pgseal.Core.Observing;

namespace Pgseal.Core.Tests.Observing;

/// <summary>Feeds a log to a digest as a reader would, in pieces of any size.</summary>
sealed class ReadLog
{
    readonly ClientTally tally = new();

    public ReadLog(LogFormat format, string text, string prefix = "%m [%p] ", int piece = int.MaxValue, DateTimeOffset? servedSince = null, string zone = "UTC")
    {
        tally.TlsIsServedSince(servedSince);
        Digest = new(format, prefix, TimeZoneInfo.FindSystemTimeZoneById(zone), tally);
        var bytes = Encoding.Latin1.GetBytes(text).AsSpan();
        for (int start = 0, end = Math.Min(piece, bytes.Length); start < bytes.Length;)
        {
            var taken = Digest.Take(bytes[start..end], atEnd: end == bytes.Length);
            start += taken;
            if (end == bytes.Length && taken == 0)
                break;
            end = Math.Min(bytes.Length, (int)Math.Min(end + (long)piece, bytes.Length));
        }
        Digest.Pause();
    }

    public LogDigest Digest { get; }

    public ValueList<SeenClient> Clients => tally.ToList();

    /// <summary>Who was seen with which kinds of connection, one a line.</summary>
    public string Told => string.Join('\n', Clients.Select(Tell).Order(StringComparer.Ordinal));

    static string Tell(SeenClient client) => string.Join(' ', new[]
    {
        $"{client.Key.Name} from {client.Key.Host} as '{client.Key.Application}'",
        Of("plain", client.Plain), Of("tls", client.Tls), Of("gss", client.Gss), Of("local", client.Local), Of("refused", client.Refused),
        Of("received", client.ReceivedOnly), Of("handshake", client.HandshakesFailed), client.LowestProtocol ?? "", client.Key.IsReplication ? "replication" : "",
    }.Where(part => part.Length > 0));

    static string Of(string what, long count) => count == 0 ? "" : $"{what}={count}";
}
