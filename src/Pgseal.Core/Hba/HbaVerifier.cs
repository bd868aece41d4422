namespace Pgseal.Core.Hba;

/// <summary>The kind of password a role has.</summary>
public enum HbaVerifier
{
    None,
    Md5,
    Scram,
}
