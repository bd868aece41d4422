using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Tests.Certificates;

public sealed class PlaceholderTests
{
    static readonly TimeSpan TenYears = TimeSpan.FromDays(3650);

    /// <summary>What /usr/share/ssl-cert/ssleay.cnf asks openssl for.</summary>
    static MadeCertificate Snakeoil(TimeSpan validity, string name = "build-7", string subject = "CN=build-7") =>
        MadeCertificate.SelfSigned(subject, [name], ca: false, validity: validity, rsa: true);

    [Fact]
    public void The_shape_that_make_ssl_cert_gives_is_recognised() => Assert.True(IsPlaceholder(Snakeoil(TenYears)));

    [Fact]
    public void A_short_common_name_for_a_long_host_name_is_recognised() =>
        Assert.True(IsPlaceholder(Snakeoil(TenYears, "build-7.some.domain.example", "CN=build-7")));

    [Fact]
    public void Another_validity_is_somebodys_own_certificate() => Assert.False(IsPlaceholder(Snakeoil(TimeSpan.FromDays(365))));

    [Fact]
    public void Another_name_is_somebodys_own_certificate() => Assert.False(IsPlaceholder(Snakeoil(TenYears, "db1.example.com")));

    [Fact]
    public void A_full_subject_is_somebodys_own_certificate() =>
        Assert.False(IsPlaceholder(Snakeoil(TenYears, subject: "CN=build-7, O=Example")));

    [Fact]
    public void A_key_usage_is_somebodys_own_certificate() => Assert.False(IsPlaceholder(MadeCertificate.SelfSigned(
        "CN=build-7", ["build-7"], ca: false, validity: TenYears, change: request =>
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
            return request;
        })));

    [Fact]
    public void The_file_name_gives_it_away_too()
    {
        var other = CertificateFacts.FromDer(Snakeoil(TimeSpan.FromDays(30)).Der)!;
        Assert.True(Placeholder.Is(other, "/etc/ssl/certs/ssl-cert-snakeoil.pem"));
        Assert.False(Placeholder.Is(other, "/etc/ssl/certs/my-ssl-cert-snakeoil.pem"));
    }

    [Fact]
    public void An_issued_certificate_is_never_one()
    {
        var leaf = CertificateFacts.FromDer(MadeCertificate.Chain()[0].Der)!;
        Assert.False(Placeholder.Is(leaf, "/etc/ssl/certs/ssl-cert-snakeoil.pem"));
    }

    static bool IsPlaceholder(MadeCertificate made) => Placeholder.Is(CertificateFacts.FromDer(made.Der)!);
}
