namespace Pgseal.Core.Hba;

/// <summary>A part that a server is built with or without.</summary>
public enum HbaFeature
{
    Gss,
    Sspi,
    Ldap,
    Pam,
    Bsd,
}
