using Pgseal.Core.Certificates;

namespace Pgseal.Core.Posture.Facts;

/// <summary>The certificate and key files that the settings name, as the next load would find them.</summary>
/// <param name="CertificateFile">Absolute path.</param>
/// <param name="Certificate">The first certificate in the file; not seen when the file is missing, unreadable or no certificate.</param>
/// <param name="Faults">Why the next load would fail, as far as it can be known from here.</param>
/// <param name="KeyChecked">Whether the key file itself could be read and compared.</param>
public sealed record PairFacts(
    string CertificateFile,
    string KeyFile,
    Observed<CertificateFacts> Certificate,
    ValueList<string> Faults,
    bool KeyChecked)
{
    /// <summary>The key is protected by a passphrase, which the server asks ssl_passphrase_command for.</summary>
    public bool KeyEncrypted { get; init; }
}
