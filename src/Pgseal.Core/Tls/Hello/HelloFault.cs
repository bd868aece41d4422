namespace Pgseal.Core.Tls.Hello;

/// <summary>How an answer broke the rules.</summary>
public enum HelloFault
{
    /// <summary>The connection ended in the middle of the answer.</summary>
    CutShort,

    /// <summary>Longer than anything that a server has to say.</summary>
    TooLong,

    /// <summary>A record that is no alert and no handshake, is empty, too long, or of no known version.</summary>
    Record,

    /// <summary>An alert of another length than two bytes.</summary>
    Alert,

    /// <summary>A message that may not come at this place.</summary>
    Order,

    /// <summary>A ServerHello whose fields do not add up.</summary>
    ServerHello,

    /// <summary>A ServerHello that names no known version.</summary>
    Version,

    /// <summary>A HelloRetryRequest that asks for nothing, or a ServerHello of TLS 1.3 for which no key was sent.</summary>
    Retry,

    /// <summary>A ServerKeyExchange that cannot be read.</summary>
    KeyExchange,

    /// <summary>A CertificateRequest whose fields do not add up.</summary>
    CertificateRequest,

    /// <summary>A version, suite or group that was not offered.</summary>
    NotOffered,
}
