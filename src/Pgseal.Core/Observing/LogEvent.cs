using System.Diagnostics;

namespace Pgseal.Core.Observing;

/// <summary>What a message of the log says about a connection, or about TLS as such.</summary>
abstract record LogEvent
{
    LogEvent()
    {
    }

    /// <summary>Somebody connected; nothing is known but from where.</summary>
    public sealed record Received(string Host) : LogEvent;

    /// <summary>Somebody was let in.</summary>
    /// <param name="Database">Null for physical replication, and where the message alone does not say.</param>
    /// <param name="Kind">Null where the host, which is not in this message, decides between local and plain.</param>
    public sealed record Authorized(
        string User, string? Database, string Application, bool IsReplication, Sessions.ConnectionKind? Kind, string? Protocol) : LogEvent;

    /// <summary>Somebody was sent away: by the rules, by the authentication, or because the server took nobody.</summary>
    /// <param name="IsAtTheDoor">False where the same sentence may also end a session that had been let in.</param>
    public sealed record Refused(string? User, string? Database, bool IsReplication, string Sentence, bool IsAtTheDoor) : LogEvent;

    /// <summary>TLS did not come about, and why.</summary>
    public sealed record HandshakeFailed(string Reason) : LogEvent;

    /// <summary>From here on nothing is known about whether TLS is served: it was switched off, or the server stopped.</summary>
    public sealed record TlsEnded : LogEvent;

    public T Match<T>(
        Func<Received, T> received,
        Func<Authorized, T> authorized,
        Func<Refused, T> refused,
        Func<HandshakeFailed, T> handshakeFailed,
        Func<TlsEnded, T> tlsEnded) => this switch
    {
        Received it => received(it),
        Authorized it => authorized(it),
        Refused it => refused(it),
        HandshakeFailed it => handshakeFailed(it),
        TlsEnded it => tlsEnded(it),
        _ => throw new UnreachableException(),
    };
}
