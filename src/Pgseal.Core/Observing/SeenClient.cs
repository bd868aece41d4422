namespace Pgseal.Core.Observing;

/// <summary>A client as it was seen: now, while sampling, and in the server's log.</summary>
/// <remarks>A connection that both the log and the samples saw is in both; so counts of the two are not added.</remarks>
public sealed record SeenClient(ClientKey Key)
{
    /// <summary>Null where the log says no time.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Connections open at the last look.</summary>
    public int Now { get; init; }

    /// <summary>Connections that opened, from whichever of log and samples saw more.</summary>
    public long Count { get; init; }

    public long Plain { get; init; }

    public long Tls { get; init; }

    public long Gss { get; init; }

    public long Local { get; init; }

    /// <summary>Sent away by the rules or the authentication.</summary>
    public long Refused { get; init; }

    /// <summary>It connected, and the log says no more.</summary>
    public long ReceivedOnly { get; init; }

    /// <summary>TLS did not come about.</summary>
    public long HandshakesFailed { get; init; }

    /// <summary>Of these, those in which it did not trust the certificate served.</summary>
    public long Distrusts { get; init; }

    /// <summary>When it last opened plaintext although TLS was served; null when it was never seen to.</summary>
    public DateTimeOffset? LastPlainWhileServed { get; init; }

    public DateTimeOffset? FirstTls { get; init; }

    /// <summary>The lowest version it negotiated, as the server writes it.</summary>
    public string? LowestProtocol { get; init; }

    /// <summary>The server's words when it last sent the client away, or when TLS last failed.</summary>
    public string? LastFailure { get; init; }
}
