using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Certificates;

namespace Pgseal.Live.Certificates;

/// <summary>What a certificate for a leaf is to say, for an authority of pgseal's or for another one.</summary>
static class LeafRequest
{
    const string ServerAuth = "1.3.6.1.5.5.7.3.1", ClientAuth = "1.3.6.1.5.5.7.3.2", Rsa = "1.2.840.113549.1.1.1";

    public static CertificateRequest Of(LeafSpec leaf, PublicKey key)
    {
        var request = new CertificateRequest(CertificateParts.Name(leaf.CommonName), key, HashAlgorithmName.SHA256);
        var usage = X509KeyUsageFlags.DigitalSignature | (key.Oid.Value == Rsa ? X509KeyUsageFlags.KeyEncipherment : 0);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(leaf.Use switch { LeafUse.Server => ServerAuth, LeafUse.Client => ClientAuth })], critical: false));
        if (leaf.Names.DnsNames.Count > 0)
            request.CertificateExtensions.Add(AltNames.Encode(leaf.Names));
        return request;
    }

    /// <summary>Signed with the key itself: whoever reads it knows that it is held.</summary>
    public static byte[] Pem(LeafSpec leaf, AsymmetricAlgorithm key) =>
        Encoding.ASCII.GetBytes(Of(leaf, PrivateKeys.Public(key)).CreateSigningRequestPem(PrivateKeys.Signer(key)) + "\n");
}
