namespace Pgseal.Core.Conninfo;

/// <summary>How a client starts TLS.</summary>
public enum SslNegotiation
{
    /// <summary>An SSLRequest first; every version understands it.</summary>
    Postgres,

    /// <summary>A TLS ClientHello as the first bytes, with ALPN <c>postgresql</c>; from PostgreSQL 17.</summary>
    Direct,
}
