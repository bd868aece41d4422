using System.Text;

namespace Pgseal.Core.Certificates;

/// <summary>The certificates of a PEM file in their order: the server's own first, then its chain.</summary>
public static class CertificateFile
{
    /// <summary>Reads what the server would read; null when a certificate block does not decode.</summary>
    public static ValueList<CertificateFacts>? Read(ReadOnlySpan<byte> pem)
    {
        var certificates = new List<CertificateFacts>();
        foreach (var block in PemBlock.All(Encoding.Latin1.GetString(pem)))
        {
            if (block.Label is not ("CERTIFICATE" or "X509 CERTIFICATE"))
                continue;
            if (CertificateFacts.FromDer(block.Bytes) is not { } certificate)
                return null;
            certificates.Add(certificate);
        }
        return certificates.ToValueList();
    }
}
