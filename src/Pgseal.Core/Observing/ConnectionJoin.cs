namespace Pgseal.Core.Observing;

/// <summary>Joins what the log says of one connection in several messages, by process and session.</summary>
/// <remarks>At most <see cref="MostOpen"/> connections wait for their second message; the oldest then counts as one that never said anything.</remarks>
sealed class ConnectionJoin(ClientTally tally)
{
    public const int MostOpen = 65_536;

    /// <summary>Longer than authentication_timeout is at first: whoever has said nothing by then never will.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly Dictionary<int, OpenConnection> open = [];
    readonly Queue<OpenConnection> oldest = new();
    DateTimeOffset? latest;

    /// <summary>Messages about a connection whose address the log does not tell.</summary>
    public long WithoutAddress { get; private set; }

    public void Add(LogRecord record, LogEvent it)
    {
        latest = latest > record.At ? latest : record.At ?? latest;
        _ = it.Match(
            received: received => Received(record, received),
            authorized: authorized => With(record, (host, opened) => tally.LetIn(authorized, host, record.At, opened)),
            refused: refused => (refused.IsAtTheDoor || open.ContainsKey(record.Pid)) && With(record, (host, _) => tally.SentAway(refused, host, record.At)),
            handshakeFailed: failed => With(record, (host, opened) => tally.HandshakeFailed(failed.Reason, host, opened)),
            tlsEnded: _ =>
            {
                tally.TlsEnded();
                return true;
            });
    }

    /// <summary>Whoever connected long ago and is not heard of since has said nothing; the others may still.</summary>
    public void GiveUpOld()
    {
        while (oldest.TryPeek(out var first) && (first.IsDone || first.At is null || latest - first.At > Patience))
            GiveUp(oldest.Dequeue());
    }

    bool Received(LogRecord record, LogEvent.Received received)
    {
        var connection = new OpenConnection(record.Pid, record.SessionId, received.Host, record.At);
        if (open.Remove(record.Pid, out var before))
            GiveUp(before);
        open[record.Pid] = connection;
        oldest.Enqueue(connection);
        while (oldest.TryPeek(out var first) && (first.IsDone || oldest.Count > MostOpen))
            GiveUp(oldest.Dequeue());
        return true;
    }

    bool With(LogRecord record, Action<string, DateTimeOffset?> count)
    {
        var (host, opened) = (record.Host, record.At);
        if (open.Remove(record.Pid, out var connection))
        {
            if (connection.SessionId is null || record.SessionId is null || connection.SessionId == record.SessionId)
            {
                connection.IsDone = true;
                (host, opened) = (host ?? connection.Host, connection.At ?? opened);
            }
            else
            {
                GiveUp(connection); // another connection had this process number
            }
        }
        if (host is null)
            WithoutAddress++;
        else
            count(host, opened);
        return host is not null;
    }

    void GiveUp(OpenConnection connection)
    {
        if (connection.IsDone)
            return;
        connection.IsDone = true;
        if (open.TryGetValue(connection.Pid, out var current) && current == connection)
            open.Remove(connection.Pid);
        tally.OnlyReceived(connection.Host, connection.At);
    }
}
