using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pgseal.Core.Certificates;

/// <summary>What somebody asks an authority for: a key they hold, and what is to stand in its certificate.</summary>
/// <remarks>Every text in it is untrusted, and nothing of it is granted by being asked for.</remarks>
/// <param name="CommonName">Null when its subject has none.</param>
/// <param name="AsksForAuthority">Its basic constraints say CA:TRUE.</param>
/// <param name="AskedExtensions">The names of all extensions that it asks for, or their OIDs.</param>
/// <param name="PublicKeyInfo">The key, as a SubjectPublicKeyInfo.</param>
public sealed record SigningRequest(
    string? CommonName,
    ValueList<string> DnsNames,
    ValueList<IPAddress> Addresses,
    bool AsksForAuthority,
    ValueList<string> AskedExtensions,
    string KeyAlgorithm,
    int? KeyBits,
    ValueList<byte> PublicKeyInfo)
{
    /// <summary>Reads a PEM request, and checks that who made it holds the key; null when it does not decode or its signature does not fit.</summary>
    /// <remarks>RFC 2986 section 4.2. Requests for Ed25519 cannot be checked here and are null too.</remarks>
    public static SigningRequest? TryRead(ReadOnlySpan<byte> pem)
    {
        try
        {
            return Of(CertificateRequest.LoadSigningRequestPem(
                Encoding.Latin1.GetString(pem), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions, RSASignaturePadding.Pkcs1));
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    static SigningRequest Of(CertificateRequest request)
    {
        var names = request.CertificateExtensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        var (algorithm, bits) = Key(request.PublicKey);
        return new(
            request.SubjectName.EnumerateRelativeDistinguishedNames()
                .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == "2.5.4.3").Select(part => part.GetSingleElementValue()).FirstOrDefault(),
            (names?.EnumerateDnsNames() ?? []).ToValueList(),
            (names?.EnumerateIPAddresses() ?? []).ToValueList(),
            request.CertificateExtensions.OfType<X509BasicConstraintsExtension>().Any(it => it.CertificateAuthority),
            request.CertificateExtensions.Select(it => it.Oid?.FriendlyName ?? it.Oid?.Value ?? "").ToValueList(),
            algorithm,
            bits,
            request.PublicKey.ExportSubjectPublicKeyInfo().ToValueList());
    }

    static (string Algorithm, int? Bits) Key(PublicKey key)
    {
        using var rsa = key.GetRSAPublicKey();
        using var ec = key.GetECDsaPublicKey();
        return rsa is not null ? ("RSA", rsa.KeySize) : ec is not null ? ("EC", ec.KeySize) : (KeyTypes.NameOf(key.Oid.Value ?? ""), null);
    }
}
