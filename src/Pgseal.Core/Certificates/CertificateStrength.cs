namespace Pgseal.Core.Certificates;

/// <summary>Whether a certificate's key and signature are what clients of today take.</summary>
/// <remarks>
/// Below these sizes Debian's and RHEL's OpenSSL refuse the key at their default security level 2, and signatures with MD5 or SHA-1 likewise
/// (SSL_CTX_set_security_level(3)). NIST SP 800-131A Rev. 2, tables 2 and 8, disallows them too.
/// </remarks>
static class CertificateStrength
{
    const int LeastRsaBits = 2048, LeastEcBits = 224;

    /// <returns>Null when nothing is known against it.</returns>
    public static string? Fault(CertificateFacts certificate) =>
        HasWeakKey(certificate) ? $"its key is {certificate.KeyAlgorithm} of {certificate.KeyBits} bits"
        : HasWeakSignature(certificate) ? $"it is signed with {certificate.SignatureHash}"
        : null;

    public static bool HasWeakKey(CertificateFacts certificate) =>
        certificate is { KeyAlgorithm: "RSA", KeyBits: < LeastRsaBits } or { KeyAlgorithm: "EC", KeyBits: < LeastEcBits };

    /// <summary>Of one that signed itself the signature says nothing.</summary>
    public static bool HasWeakSignature(CertificateFacts certificate) => certificate is { IsSelfSigned: false, SignatureHash: "MD5" or "SHA1" };
}
