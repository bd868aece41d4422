using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pgseal.Core.Tests.Certificates;

/// <summary>Certificates and keys for tests, made by code; the variations are what a test is about.</summary>
sealed record MadeCertificate(string CertificatePem, string KeyPem, byte[] Der)
{
    public static DateTimeOffset Noon { get; } = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public byte[] CertificateBytes => Encoding.ASCII.GetBytes(CertificatePem);

    public byte[] KeyBytes => Encoding.ASCII.GetBytes(KeyPem);

    public static MadeCertificate SelfSigned(
        string subject = "CN=db1.example.com",
        string[]? names = null,
        string[]? addresses = null,
        string[]? usages = null,
        bool? ca = null,
        TimeSpan? validity = null,
        Func<CertificateRequest, CertificateRequest>? change = null,
        bool rsa = false)
    {
        using AsymmetricAlgorithm key = rsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(subject, key, names, addresses, usages, ca);
        using var certificate = (change?.Invoke(request) ?? request).CreateSelfSigned(Noon.AddDays(-90), Noon.AddDays(-90) + (validity ?? TimeSpan.FromDays(180)));
        return Of(certificate, key);
    }

    /// <summary>Certificates that issue each other, the leaf first.</summary>
    public static MadeCertificate[] Chain(string[]? usages = null)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var leafKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = Request("CN=root", rootKey, ca: true).CreateSelfSigned(Noon.AddDays(-90), Noon.AddDays(90));
        using var middle = Request("CN=middle", middleKey, ca: true).Create(root, Noon.AddDays(-90), Noon.AddDays(90), [1]);
        using var middleWithKey = middle.CopyWithPrivateKey(middleKey);
        using var leaf = Request("CN=leaf", leafKey, ["db1.example.com"], usages: usages ?? ["1.3.6.1.5.5.7.3.1"], ca: false)
            .Create(middleWithKey, Noon.AddDays(-90), Noon.AddDays(90), [2]);
        return [Of(leaf, leafKey), Of(middle, middleKey), Of(root, rootKey)];
    }

    static CertificateRequest Request(
        string subject, AsymmetricAlgorithm key, string[]? names = null, string[]? addresses = null, string[]? usages = null, bool? ca = null)
    {
        var request = key is RSA rsa
            ? new CertificateRequest(subject, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(subject, (ECDsa)key, HashAlgorithmName.SHA256);
        if (names is not null || addresses is not null)
        {
            var builder = new SubjectAlternativeNameBuilder();
            foreach (var name in names ?? [])
                builder.AddDnsName(name);
            foreach (var address in addresses ?? [])
                builder.AddIpAddress(IPAddress.Parse(address));
            request.CertificateExtensions.Add(builder.Build());
        }
        if (usages is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([.. usages.Select(it => new Oid(it))], false));
        if (ca is not null)
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(ca.Value, false, 0, true));
        return request;
    }

    static MadeCertificate Of(X509Certificate2 certificate, AsymmetricAlgorithm key) =>
        new(certificate.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n", certificate.RawData);
}
