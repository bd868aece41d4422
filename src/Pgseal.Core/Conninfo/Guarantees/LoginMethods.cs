namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>The ways in which a client is willing to prove itself.</summary>
[Flags]
public enum LoginMethods
{
    None = 0,

    /// <summary>The password itself is sent.</summary>
    Cleartext = 1,
    Md5 = 2,
    Scram = 4,

    /// <summary>Ways that have nothing to do with the password: GSSAPI, SSPI, OAuth.</summary>
    WithoutPassword = 8,

    /// <summary>The server asks for nothing.</summary>
    Nothing = 16,

    All = Cleartext | Md5 | Scram | WithoutPassword | Nothing,
}
