using Pgseal.Core.Certificates;

namespace Pgseal.Cli.Commands.Cert;

/// <summary>A certificate in the JSON of the verbs about certificates.</summary>
sealed record CertificateDocument(
    string Sha256,
    string Serial,
    string Subject,
    string Issuer,
    string[] Names,
    string[] Addresses,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    string KeyAlgorithm,
    int? KeyBits,
    string SignatureHash,
    bool Ca,
    bool SelfSigned)
{
    public static CertificateDocument Of(CertificateFacts it) => new(
        it.Sha256,
        it.SerialNumber,
        it.Subject,
        it.Issuer,
        [.. it.DnsNames],
        [.. it.IpAddresses.Select(address => address.ToString())],
        it.NotBefore,
        it.NotAfter,
        it.KeyAlgorithm,
        it.KeyBits,
        it.SignatureHash,
        it.IsCa,
        it.IsSelfSigned);
}
