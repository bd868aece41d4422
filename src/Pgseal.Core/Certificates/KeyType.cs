namespace Pgseal.Core.Certificates;

/// <summary>The key types that pgseal issues.</summary>
public enum KeyType
{
    /// <summary>EC on NIST P-256: every supported client knows it.</summary>
    EcP256,

    /// <summary>RSA with 3072 bits, for clients without EC.</summary>
    Rsa3072,
}
