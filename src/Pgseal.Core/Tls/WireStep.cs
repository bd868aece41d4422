namespace Pgseal.Core.Tls;

/// <summary>The steps of opening a connection; each has a deadline of its own.</summary>
public enum WireStep
{
    /// <summary>Opening the TCP connection or Unix socket.</summary>
    Connect,

    /// <summary>Waiting for the one byte that answers an SSLRequest.</summary>
    SslRequest,

    /// <summary>Waiting for the one byte that answers a GSSENCRequest.</summary>
    GssRequest,

    /// <summary>The TLS handshake.</summary>
    Handshake,

    /// <summary>Waiting for the answer to a StartupMessage.</summary>
    Startup,
}
