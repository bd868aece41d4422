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
}
