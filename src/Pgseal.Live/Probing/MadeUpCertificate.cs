using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Probing;

namespace Pgseal.Live.Probing;

/// <summary>A client certificate that nobody issued: no server may take it.</summary>
static class MadeUpCertificate
{
    static readonly Lazy<X509Certificate2> One = new(Make);

    public static X509Certificate2 Instance => One.Value;

    static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={ProbeLogins.Nobody}", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
