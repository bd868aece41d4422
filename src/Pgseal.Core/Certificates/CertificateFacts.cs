using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pgseal.Core.Certificates;

/// <summary>What a certificate says, and the fingerprint of its bytes.</summary>
/// <remarks>Every text in it is untrusted.</remarks>
/// <param name="Sha256">Of the DER bytes, lower-case hex.</param>
/// <param name="PublicKeySha256">Of the bare public key; equals <see cref="KeyFacts.PublicKeySha256"/> of its private key.</param>
/// <param name="DnsNames">The dNSName entries of its SAN, as written.</param>
/// <param name="KeyBits">Null when the key's type or curve is not known here.</param>
/// <param name="SignatureHash"><c>SHA256</c> and the like, or the OID of a signature that is not known here.</param>
/// <param name="Usages">OIDs of its extended key usage; empty when it has none, which allows every usage.</param>
/// <param name="LooksGenerated">Has the shape that Debian's make-ssl-cert gives; see <see cref="Placeholder"/>.</param>
public sealed record CertificateFacts(
    string Sha256,
    string PublicKeySha256,
    string Subject,
    string Issuer,
    string SerialNumber,
    DateTimeOffset NotBefore,
    DateTimeOffset NotAfter,
    ValueList<string> DnsNames,
    ValueList<IPAddress> IpAddresses,
    string KeyAlgorithm,
    int? KeyBits,
    string SignatureHash,
    ValueList<string> Usages,
    bool IsCa,
    bool IsSelfSigned,
    bool LooksGenerated)
{
    const string ServerAuth = "1.3.6.1.5.5.7.3.1", ClientAuth = "1.3.6.1.5.5.7.3.2", AnyUsage = "2.5.29.37.0", NameConstraints = "2.5.29.30";

    /// <summary>Its key usage allows it to sign certificates; null when it has no key usage, which allows everything.</summary>
    public bool? MayCertify { get; init; }

    /// <summary>Its key usage allows it to sign revocation lists; null when it has no key usage.</summary>
    public bool? MayRevoke { get; init; }

    /// <summary>Restricts which names may stand in certificates below it.</summary>
    public bool HasNameConstraints { get; init; }

    /// <summary>Its subject key identifier, lower-case hex; null when it has none (RFC 5280 section 4.2.1.2).</summary>
    public string? KeyId { get; init; }

    /// <summary>The key identifier of its issuer, lower-case hex; null when it does not say (RFC 5280 section 4.2.1.1).</summary>
    public string? IssuerKeyId { get; init; }

    public bool HasSubjectAltName => DnsNames.Count + IpAddresses.Count > 0;

    /// <summary>Its extended key usage names servers; false also when it has none.</summary>
    public bool NamesServerAuth => Usages.Contains(ServerAuth) || Usages.Contains(AnyUsage);

    /// <summary>Its extended key usage names clients; false also when it has none.</summary>
    public bool NamesClientAuth => Usages.Contains(ClientAuth) || Usages.Contains(AnyUsage);

    /// <summary>Whether it says that this authority issued it: by name, and by key where both tell theirs, as two authorities may have one name.</summary>
    /// <remarks>Its signature is not looked at.</remarks>
    public bool SaysIssuedBy(CertificateFacts authority) =>
        Issuer == authority.Subject && (IssuerKeyId is null || authority.KeyId is null || IssuerKeyId == authority.KeyId);

    /// <summary>Whether libpq would accept it for this host name or address under <c>sslmode=verify-full</c>.</summary>
    /// <remarks>fe-secure-common.c: one wildcard as the whole leftmost label; addresses as iPAddress since 15, as dNSName in every version.</remarks>
    public bool Covers(string host) =>
        DnsNames.Any(name => NameMatches(name, host))
        || (IPAddress.TryParse(host, out var address) && IpAddresses.Contains(address));

    /// <summary>Reads one DER certificate; null when the bytes are no certificate.</summary>
    public static CertificateFacts? FromDer(ReadOnlySpan<byte> der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            return Of(certificate);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static CertificateFacts Of(X509Certificate2 certificate)
    {
        var selfSigned = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
        var (dnsNames, addresses) = AltNames(certificate);
        var isCa = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(it => it.CertificateAuthority);
        var (algorithm, bits) = Key(certificate);
        var (keyId, issuerKeyId) = KeyIds(certificate);
        var keyUsages = certificate.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault()?.KeyUsages;
        return new(
            Hex(SHA256.HashData(certificate.RawDataMemory.Span)),
            Hex(SHA256.HashData(certificate.PublicKey.EncodedKeyValue.RawData)),
            certificate.Subject,
            certificate.Issuer,
            certificate.SerialNumber.ToLowerInvariant(),
            certificate.NotBefore.ToUniversalTime(),
            certificate.NotAfter.ToUniversalTime(),
            dnsNames,
            addresses,
            algorithm,
            bits,
            Hash(certificate.SignatureAlgorithm.Value ?? ""),
            certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>()
                .SelectMany(it => it.EnhancedKeyUsages.Cast<Oid>()).Select(oid => oid.Value ?? "").ToValueList(),
            isCa,
            selfSigned,
            selfSigned && !isCa && Placeholder.HasShape(certificate, dnsNames))
        {
            MayCertify = keyUsages?.HasFlag(X509KeyUsageFlags.KeyCertSign),
            MayRevoke = keyUsages?.HasFlag(X509KeyUsageFlags.CrlSign),
            KeyId = keyId,
            IssuerKeyId = issuerKeyId,
            HasNameConstraints = certificate.Extensions.Any(it => it.Oid?.Value == NameConstraints),
        };
    }

    static bool NameMatches(string pattern, string host)
    {
        if (string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase))
            return true;
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return pattern.StartsWith("*.", StringComparison.Ordinal) && dot > 0
            && string.Equals(pattern[1..], host[dot..], StringComparison.OrdinalIgnoreCase);
    }

    static (ValueList<string> Names, ValueList<IPAddress> Addresses) AltNames(X509Certificate2 certificate)
    {
        try
        {
            var extension = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
            return extension is null ? default : (extension.EnumerateDnsNames().ToValueList(), extension.EnumerateIPAddresses().ToValueList());
        }
        catch (CryptographicException)
        {
            return default; // a SAN that cannot be decoded names nothing
        }
    }

    static (string? Own, string? Issuers) KeyIds(X509Certificate2 certificate)
    {
        try
        {
            return (
                certificate.Extensions.OfType<X509SubjectKeyIdentifierExtension>().FirstOrDefault() is { } own ? Convert.ToHexStringLower(own.SubjectKeyIdentifierBytes.Span) : null,
                certificate.Extensions.OfType<X509AuthorityKeyIdentifierExtension>().FirstOrDefault()?.KeyIdentifier is { } issuers ? Convert.ToHexStringLower(issuers.Span) : null);
        }
        catch (CryptographicException)
        {
            return default; // identifiers that cannot be decoded tell nothing
        }
    }

    static (string Algorithm, int? Bits) Key(X509Certificate2 certificate)
    {
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa is not null)
                return ("RSA", rsa.KeySize);
            using var ec = certificate.GetECDsaPublicKey();
            if (ec is not null)
                return ("EC", ec.KeySize);
        }
        catch (CryptographicException)
        {
            // a curve or size this build does not know
        }
        return (KeyTypes.NameOf(certificate.PublicKey.Oid.Value ?? ""), null);
    }

    /// <remarks>RFC 8017 appendix A.2.4, RFC 5758 section 3.2, RFC 8410 section 3. RSASSA-PSS keeps its hash in parameters and is given as its OID.</remarks>
    static string Hash(string oid) => oid switch
    {
        "1.2.840.113549.1.1.4" => "MD5",
        "1.2.840.113549.1.1.5" or "1.2.840.10045.4.1" => "SHA1",
        "1.2.840.113549.1.1.14" or "1.2.840.10045.4.3.1" => "SHA224",
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => "SHA256",
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => "SHA384",
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => "SHA512",
        _ => oid,
    };

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
