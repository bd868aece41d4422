using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pgseal.Live.Certificates;

/// <summary>What every certificate that pgseal signs is made of.</summary>
static class CertificateParts
{
    public static X500DistinguishedName Name(string commonName)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(commonName);
        return builder.Build();
    }

    /// <remarks>RFC 7093 section 2, method 1: the same length as the customary SHA-1 one.</remarks>
    public static X509SubjectKeyIdentifierExtension KeyIdentifier(PublicKey key) =>
        new(key, X509SubjectKeyIdentifierHashAlgorithm.ShortSha256, critical: false);

    /// <remarks>RFC 5280 section 4.1.2.2: positive, at most 20 octets.</remarks>
    public static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);
        return serial;
    }
}
