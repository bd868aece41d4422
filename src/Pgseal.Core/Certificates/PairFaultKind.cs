namespace Pgseal.Core.Certificates;

/// <summary>What can be wrong with a certificate and its key, as a label.</summary>
public enum PairFaultKind
{
    CertificateUnreadable,
    KeyUnreadable,
    KeyEncrypted,
    KeyMismatch,
    Expired,
    NotYetValid,
    NoSubjectAltName,
    NameNotCovered,
    NoServerUsage,
    ChainOrder,
    SelfSigned,
    WeakKey,
    WeakSignature,

    /// <summary>A certificate of the chain is none of an authority, or its dates are wrong.</summary>
    ChainBroken,

    /// <summary>The chain does not lead to a root that clients have.</summary>
    ChainIncomplete,
}
