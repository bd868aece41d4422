namespace Pgseal.Live.Postgres.Connecting;

/// <summary>Why a server's certificate is not accepted.</summary>
public enum CertificateFault
{
    /// <summary>Its chain does not end in a root of the root file.</summary>
    Untrusted,
    Expired,
    NotYetValid,

    /// <summary>It does not name the host that was dialled.</summary>
    NameMismatch,

    /// <summary>Anything else: signature, usage, constraints.</summary>
    Invalid,
}
