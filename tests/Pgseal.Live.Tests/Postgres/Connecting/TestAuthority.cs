using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pgseal.Live.Tests.Postgres.Connecting;

/// <summary>A certificate authority for one test.</summary>
sealed class TestAuthority : IDisposable
{
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly X509Certificate2 _certificate;

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=test authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-3), DateTimeOffset.UtcNow.AddYears(3));
    }

    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>A certificate and its key, in PEM form; its names are the subject's common name and these.</summary>
    public (X509Certificate2 Certificate, string Key) Issue(string commonName, DateTimeOffset notBefore, DateTimeOffset notAfter, params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={commonName}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            if (IPAddress.TryParse(name, out var address))
                alternatives.AddIpAddress(address);
            else
                alternatives.AddDnsName(name);
        if (names.Length > 0)
            request.CertificateExtensions.Add(alternatives.Build());
        return (request.Create(_certificate, notBefore, notAfter, Guid.NewGuid().ToByteArray()), key.ExportPkcs8PrivateKeyPem());
    }

    public (X509Certificate2 Certificate, string Key) Issue(string commonName, params string[] names) =>
        Issue(commonName, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), names);

    /// <summary>A list that revokes nobody, as PEM.</summary>
    public string RevocationList(DateTimeOffset thisUpdate, DateTimeOffset nextUpdate) => PemEncoding.WriteString(
        "X509 CRL", new CertificateRevocationListBuilder().Build(_certificate, 7, nextUpdate, HashAlgorithmName.SHA256, thisUpdate: thisUpdate));

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }
}
