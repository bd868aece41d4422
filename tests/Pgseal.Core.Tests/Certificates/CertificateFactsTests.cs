using System.Net;
using System.Security.Cryptography;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Tests.Certificates;

public sealed class CertificateFactsTests
{
    [Fact]
    public void Everything_a_certificate_says_is_read()
    {
        var made = MadeCertificate.SelfSigned(
            "CN=db1.example.com, O=Example", ["db1.example.com", "localhost"], ["127.0.0.1", "::1"], ["1.3.6.1.5.5.7.3.1"], ca: false);

        var facts = CertificateFacts.FromDer(made.Der)!;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(made.Der)), facts.Sha256);
        Assert.Equal("CN=db1.example.com, O=Example", facts.Subject);
        Assert.Equal(facts.Subject, facts.Issuer);
        Assert.Equal(MadeCertificate.Noon.AddDays(-90), facts.NotBefore);
        Assert.Equal(MadeCertificate.Noon.AddDays(90), facts.NotAfter);
        Assert.Equal(["db1.example.com", "localhost"], facts.DnsNames);
        Assert.Equal([IPAddress.Loopback, IPAddress.IPv6Loopback], facts.IpAddresses);
        Assert.Equal(("EC", 256, "SHA256"), (facts.KeyAlgorithm, facts.KeyBits, facts.SignatureHash));
        Assert.True(facts is { IsSelfSigned: true, IsCa: false, NamesServerAuth: true, HasSubjectAltName: true, LooksGenerated: false });
    }

    [Fact]
    public void Bytes_that_are_no_certificate_are_none() => Assert.Null(CertificateFacts.FromDer("garbage"u8));

    [Fact]
    public void A_certificate_without_extensions_names_nothing()
    {
        var facts = CertificateFacts.FromDer(MadeCertificate.SelfSigned().Der)!;
        Assert.True(facts is { HasSubjectAltName: false, NamesServerAuth: false, IsCa: false });
    }

    [Fact]
    public void A_subject_alternative_name_that_does_not_decode_names_nothing()
    {
        var made = MadeCertificate.SelfSigned(change: request =>
        {
            request.CertificateExtensions.Add(new("2.5.29.17", [0x30, 0x05, 0x82, 0x7f], false));
            return request;
        });
        Assert.False(CertificateFacts.FromDer(made.Der)!.HasSubjectAltName);
    }

    [Theory]
    [InlineData("db1.example.com", true)]
    [InlineData("DB1.Example.Com", true)]
    [InlineData("x.apps.example.com", true)] // the wildcard
    [InlineData("apps.example.com", false)]
    [InlineData("a.b.apps.example.com", false)] // a wildcard is one label
    [InlineData("db2.example.com", false)]
    [InlineData("10.0.0.7", true)]
    [InlineData("10.0.0.8", false)]
    public void A_host_is_covered_as_libpq_decides(string host, bool covered)
    {
        var made = MadeCertificate.SelfSigned(names: ["db1.example.com", "*.apps.example.com"], addresses: ["10.0.0.7"]);
        Assert.Equal(covered, CertificateFacts.FromDer(made.Der)!.Covers(host));
    }
}
