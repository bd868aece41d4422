using Pgseal.Core.Sessions;

namespace Pgseal.Core.Observing;

/// <summary>Adds up what was seen of each client, in memory that does not grow with how much was seen.</summary>
public sealed class ClientTally
{
    /// <summary>Clients beyond these are counted, not kept.</summary>
    public const int MostClients = 20_000;

    /// <summary>Sessions that samples can tell from new ones.</summary>
    const int MostSessions = 200_000;

    readonly Dictionary<ClientKey, Counts> clients = [];
    readonly HashSet<(int Pid, long Start)> sampled = [];
    readonly Lock guard = new();
    DateTimeOffset? servedSince;
    DateTimeOffset? servedInLogSince;

    /// <summary>Connections of clients that were too many to keep.</summary>
    public long NotKept { get; private set; }

    /// <summary>Says since when TLS is known to be served without a gap; what comes in after it chose.</summary>
    public void TlsIsServedSince(DateTimeOffset? time) => servedSince = time;

    /// <summary>Everybody who is connected now.</summary>
    /// <param name="at">When that was looked at.</param>
    public void Sample(IEnumerable<Session> sessions, DateTimeOffset at)
    {
        lock (guard)
        {
            foreach (var counts in clients.Values)
                counts.Now = 0;
            foreach (var session in sessions)
            {
                if (Of(ClientKey.Of(session)) is not { } counts)
                    continue;
                counts.Now++;
                counts.Saw(session.BackendStart);
                counts.Saw(at);
                if (sampled.Count < MostSessions && sampled.Add((session.Pid, session.BackendStart.UtcTicks)))
                {
                    counts.Sampled.Add(session.Kind);
                    counts.Opened(session.Kind, session.BackendStart, session.Protocol, session.BackendStart > servedSince);
                }
            }
        }
    }

    /// <summary>How many clients were seen so far.</summary>
    public int Clients
    {
        get
        {
            lock (guard)
                return clients.Count;
        }
    }

    /// <summary>The clients, those seen last first.</summary>
    public ValueList<SeenClient> ToList()
    {
        lock (guard)
            return clients
                .Select(client => client.Value.Of(client.Key))
                .OrderByDescending(client => client.LastSeen)
                .ThenBy(client => client.Key.Name, StringComparer.Ordinal)
                .ThenBy(client => client.Key.Host, StringComparer.Ordinal)
                .ThenBy(client => client.Key.Application, StringComparer.Ordinal)
                .ToValueList();
    }

    /// <param name="opened">When it connected: between that and being let in TLS may have come.</param>
    internal void LetIn(LogEvent.Authorized it, string host, DateTimeOffset? at, DateTimeOffset? opened)
    {
        var kind = it.Kind ?? (host == ClientKey.Local ? ConnectionKind.Local : ConnectionKind.Plain);
        if (kind == ConnectionKind.Tls)
            servedInLogSince ??= opened;
        if (Of(ClientKey.Of(it.User, it.Database, host, it.Application, it.IsReplication)) is not { } counts)
            return;
        counts.Logged.Add(kind);
        counts.Saw(at);
        counts.Opened(kind, opened, it.Protocol, opened > servedInLogSince || opened > servedSince);
    }

    internal void SentAway(LogEvent.Refused it, string host, DateTimeOffset? at)
    {
        if (Of(ClientKey.Of(it.User, it.Database is { Length: > 0 } ? it.Database : null, host, "", it.IsReplication)) is not { } counts)
            return;
        counts.Refused++;
        counts.Failed(it.Sentence, at);
    }

    internal void HandshakeFailed(string reason, string host, DateTimeOffset? at)
    {
        servedInLogSince ??= at;
        if (Of(ClientKey.Of(null, null, host, "", isReplication: false)) is not { } counts)
            return;
        counts.HandshakesFailed++;
        if (TlsRefusal.IsDistrust(reason))
            counts.Distrusts++;
        counts.Failed(reason, at);
    }

    internal void OnlyReceived(string host, DateTimeOffset? at)
    {
        if (Of(ClientKey.Of(null, null, host, "", isReplication: false)) is not { } counts)
            return;
        counts.ReceivedOnly++;
        counts.Saw(at);
    }

    internal void TlsEnded() => servedInLogSince = null;

    Counts? Of(ClientKey key)
    {
        lock (guard)
        {
            if (clients.TryGetValue(key, out var counts))
                return counts;
            if (clients.Count < MostClients)
                return clients[key] = new();
            NotKept++;
            return null;
        }
    }
}
