namespace Pgseal.Core.Sessions;

/// <summary>How a connection reaches the server and whether its bytes are encrypted; the one vocabulary everywhere.</summary>
public enum ConnectionKind
{
    /// <summary>A Unix socket: never leaves the machine.</summary>
    Local,

    /// <summary>TCP without encryption.</summary>
    Plain,

    /// <summary>TCP inside TLS.</summary>
    Tls,

    /// <summary>TCP inside GSSAPI encryption: not plaintext, not TLS.</summary>
    Gss,
}
