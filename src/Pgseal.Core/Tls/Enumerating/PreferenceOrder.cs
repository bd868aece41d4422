namespace Pgseal.Core.Tls.Enumerating;

/// <summary>Whose order decides between what both sides accept.</summary>
public enum PreferenceOrder
{
    /// <summary>The server's; the list is in that order.</summary>
    Server,

    /// <summary>The client's, as with <c>ssl_prefer_server_ciphers = off</c>; the list is in the order of OpenSSL's default.</summary>
    Client,

    /// <summary>Not seen: less than two are accepted, or an answer is missing.</summary>
    Unknown,
}
