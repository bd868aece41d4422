namespace Pgseal.Core.Hba;

/// <summary>What a rule asks of a connection that it matches.</summary>
public enum HbaMethod
{
    Trust,
    Reject,
    Md5,
    ScramSha256,
    Password,
    Ident,
    Peer,
    Gss,
    Sspi,
    Ldap,
    Pam,
    Bsd,
    Radius,
    Cert,
    OAuth,
}
