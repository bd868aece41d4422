using System.Diagnostics;

namespace Pgseal.Core.Tls;

/// <summary>What came of asking a server for TLS.</summary>
public abstract record HandshakeOutcome
{
    HandshakeOutcome()
    {
    }

    /// <summary>TLS is up.</summary>
    /// <param name="Protocol">As pg_stat_ssl writes it: <c>TLSv1.3</c>.</param>
    /// <param name="Cipher">As pg_stat_ssl writes it: OpenSSL's name.</param>
    /// <param name="Certificates">DER, the leaf first, then what else the server sent.</param>
    /// <param name="LeafSha256">Lower-case hexadecimal.</param>
    public sealed record Served(string Protocol, string Cipher, ValueList<ReadOnlyMemory<byte>> Certificates, string LeafSha256) : HandshakeOutcome
    {
        /// <summary>By the fingerprint: certificates are bytes, and memory compares by place.</summary>
        public bool Equals(Served? other) =>
            other is not null && (Protocol, Cipher, LeafSha256) == (other.Protocol, other.Cipher, other.LeafSha256);

        public override int GetHashCode() => HashCode.Combine(Protocol, Cipher, LeafSha256);
    }

    /// <summary>The server answered <c>N</c>: it serves no TLS now. Nobody signed that answer.</summary>
    public sealed record NotServed : HandshakeOutcome;

    /// <summary>An ErrorResponse came, unauthenticated: anybody on the path may have written it.</summary>
    public sealed record RefusedInClear(ServerError Error) : HandshakeOutcome;

    /// <summary>Something answered that does not speak the protocol.</summary>
    /// <param name="Came">The first bytes, safe to show.</param>
    public sealed record NotPostgres(string Came) : HandshakeOutcome;

    /// <summary>Bytes followed the <c>S</c> before TLS began: somebody injects (CVE-2021-23222).</summary>
    public sealed record BytesInjected(int Count) : HandshakeOutcome;

    /// <summary>The server agreed to TLS, and the handshake then failed.</summary>
    public sealed record HandshakeFailed(string Why) : HandshakeOutcome;

    /// <summary>The connection was closed or reset during this step.</summary>
    public sealed record Closed(WireStep Step) : HandshakeOutcome;

    /// <summary>No connection could be opened.</summary>
    public sealed record Unreachable(string Why) : HandshakeOutcome;

    /// <summary>This step did not end within its deadline.</summary>
    public sealed record TimedOut(WireStep Step) : HandshakeOutcome;

    public T Match<T>(
        Func<Served, T> served,
        Func<NotServed, T> notServed,
        Func<RefusedInClear, T> refusedInClear,
        Func<NotPostgres, T> notPostgres,
        Func<BytesInjected, T> bytesInjected,
        Func<HandshakeFailed, T> handshakeFailed,
        Func<Closed, T> closed,
        Func<Unreachable, T> unreachable,
        Func<TimedOut, T> timedOut) => this switch
        {
            Served it => served(it),
            NotServed it => notServed(it),
            RefusedInClear it => refusedInClear(it),
            NotPostgres it => notPostgres(it),
            BytesInjected it => bytesInjected(it),
            HandshakeFailed it => handshakeFailed(it),
            Closed it => closed(it),
            Unreachable it => unreachable(it),
            TimedOut it => timedOut(it),
            _ => throw new UnreachableException(),
        };
}
