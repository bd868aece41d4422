namespace Pgseal.Core.Hba;

/// <summary>What the <c>clientcert</c> option demands.</summary>
public enum HbaClientCert
{
    Off,

    /// <summary>A certificate of a known authority.</summary>
    VerifyCa,

    /// <summary>And one that names the role.</summary>
    VerifyFull,
}
