namespace Pgseal.Core.Hba;

/// <summary>What the server asks the client for first.</summary>
public enum AuthRequest
{
    /// <summary>Nothing more: AuthenticationOk.</summary>
    Ok,
    Cleartext,
    Md5,

    /// <summary>SASL with SCRAM-SHA-256, and over TLS also SCRAM-SHA-256-PLUS.</summary>
    Scram,

    /// <summary>The method md5 where the role's password is not known.</summary>
    Md5OrScram,
    Gss,
    Sspi,
    OAuth,

    /// <summary>The server asks the operating system or an ident server, and the client nothing.</summary>
    Ident,
}
