using Pgseal.Core.Sessions;

namespace Pgseal.Core.Observing;

/// <summary>What was counted of one client so far.</summary>
sealed class Counts
{
    DateTimeOffset? first, last, lastPlainWhileServed, firstTls;
    string? lowestProtocol, lastFailure;

    public KindCounts Logged { get; } = new();

    public KindCounts Sampled { get; } = new();

    public int Now { get; set; }

    public long Refused { get; set; }

    public long ReceivedOnly { get; set; }

    public long HandshakesFailed { get; set; }

    public long Distrusts { get; set; }

    public void Saw(DateTimeOffset? at)
    {
        if (at is null)
            return;
        first = first < at ? first : at;
        last = last > at ? last : at;
    }

    public void Opened(ConnectionKind kind, DateTimeOffset? at, string? protocol, bool whileServed)
    {
        if (kind == ConnectionKind.Plain && whileServed && at is not null)
            lastPlainWhileServed = lastPlainWhileServed > at ? lastPlainWhileServed : at;
        if (kind != ConnectionKind.Tls)
            return;
        firstTls = firstTls < at ? firstTls : at;
        if (protocol is not null && (lowestProtocol is null || string.CompareOrdinal(protocol, lowestProtocol) < 0))
            lowestProtocol = protocol;
    }

    public void Failed(string words, DateTimeOffset? at)
    {
        lastFailure = words;
        Saw(at);
    }

    public SeenClient Of(ClientKey key) => new(key)
    {
        FirstSeen = first,
        LastSeen = last,
        Now = Now,
        Count = Math.Max(Logged.All, Sampled.All),
        Plain = Math.Max(Logged.Plain, Sampled.Plain),
        Tls = Math.Max(Logged.Tls, Sampled.Tls),
        Gss = Math.Max(Logged.Gss, Sampled.Gss),
        Local = Math.Max(Logged.Local, Sampled.Local),
        Refused = Refused,
        ReceivedOnly = ReceivedOnly,
        HandshakesFailed = HandshakesFailed,
        Distrusts = Distrusts,
        LastPlainWhileServed = lastPlainWhileServed,
        FirstTls = firstTls,
        LowestProtocol = lowestProtocol,
        LastFailure = lastFailure,
    };
}
