namespace Pgseal.Core.Tls;

/// <summary>What a server asked for after the rules admitted a connection: the <c>R</c> message.</summary>
/// <remarks>Source: PostgreSQL 18, "Message Formats" (54.7), Authentication*.</remarks>
public enum AuthRequest
{
    /// <summary>Nothing: AuthenticationOk.</summary>
    Trust,

    /// <summary>A password in clear, which ldap, pam, radius and bsd ask for too.</summary>
    Password,
    Md5,
    Scram,
    Gss,
    Sspi,

    /// <summary>A SASL mechanism other than SCRAM, such as OAUTHBEARER.</summary>
    Sasl,

    /// <summary>The server asked the operating system (peer) or an ident server, and that said no; the rules had admitted the connection.</summary>
    PeerOrIdent,

    /// <summary>A request with a code that this program does not know.</summary>
    Other,
}
