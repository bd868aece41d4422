using System.Security.Cryptography.X509Certificates;

namespace Pgseal.Core.Certificates;

/// <summary>Recognises the machine-wide pair that Debian's ssl-cert package makes ("snakeoil").</summary>
/// <remarks>
/// Source: /usr/sbin/make-ssl-cert and /usr/share/ssl-cert/ssleay.cnf of ssl-cert 1.1.2: self-signed, the common name alone in the subject,
/// one dNSName, CA:FALSE, neither key usage nor extended key usage, 3650 days.
/// </remarks>
public static class Placeholder
{
    const string FileName = "ssl-cert-snakeoil.pem";

    /// <summary>By the certificate's shape or, where the path is known, by the file's name.</summary>
    public static bool Is(CertificateFacts certificate, string? path = null) =>
        certificate.LooksGenerated || (certificate.IsSelfSigned && path is not null && IsPath(path));

    public static bool IsPath(string path) => path.Split('/')[^1] == FileName;

    internal static bool HasShape(X509Certificate2 certificate, ValueList<string> dnsNames)
    {
        var parts = certificate.SubjectName.EnumerateRelativeDistinguishedNames().ToList();
        return parts is [{ HasMultipleElements: false }]
            && parts[0].GetSingleElementType().Value == "2.5.4.3"
            && dnsNames is [var name] && NamesTheSameHost(name, parts[0].GetSingleElementValue())
            && certificate.NotAfter - certificate.NotBefore == TimeSpan.FromDays(3650)
            && !certificate.Extensions.OfType<X509KeyUsageExtension>().Any()
            && !certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any();
    }

    // A full name too long for a common name is replaced there by the short one.
    static bool NamesTheSameHost(string name, string? commonName) =>
        name == commonName || name.StartsWith(commonName + ".", StringComparison.Ordinal);
}
