using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pgseal.Live.Tests.Probing;

/// <summary>A root, an authority below it, and pairs of either kind of key.</summary>
sealed class ProbeAuthority : IDisposable
{
    static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256), middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly X509Certificate2 root, middle;

    public ProbeAuthority()
    {
        root = Authority("CN=probe root", rootKey).CreateSelfSigned(Now.AddYears(-2), Now.AddYears(2));
        middle = Authority("CN=probe authority", middleKey)
            .Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), Now.AddYears(-1), Now.AddYears(1), [1]);
    }

    public string RootPem => root.ExportCertificatePem();

    public string MiddlePem => middle.ExportCertificatePem();

    /// <summary>A certificate below the second authority, and its key, in PEM form.</summary>
    public (string Certificate, string Key) Issue(bool rsa, DateTimeOffset notAfter, params string[] names)
    {
        using var rsaKey = RSA.Create(2048);
        using var ecKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = rsa
            ? new CertificateRequest($"CN={names[0]}", rsaKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest($"CN={names[0]}", ecKey, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            if (IPAddress.TryParse(name, out var address))
                alternatives.AddIpAddress(address);
            else
                alternatives.AddDnsName(name);
        request.CertificateExtensions.Add(alternatives.Build());
        using var certificate = request.Create(
            middle.SubjectName, X509SignatureGenerator.CreateForECDsa(middleKey), Now.AddDays(-30), notAfter, RandomNumberGenerator.GetBytes(8));
        return (certificate.ExportCertificatePem(), rsa ? rsaKey.ExportPkcs8PrivateKeyPem() : ecKey.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose()
    {
        root.Dispose();
        middle.Dispose();
        rootKey.Dispose();
        middleKey.Dispose();
    }

    static CertificateRequest Authority(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        return request;
    }
}
