using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Tests.Certificates;

public sealed class SigningRequestTests
{
    static byte[] Made(AsymmetricAlgorithm key, bool authority = false)
    {
        var request = key is RSA rsa
            ? new CertificateRequest("O=Example, CN=db1.example.com", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("O=Example, CN=db1.example.com", (ECDsa)key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("db1.example.com");
        names.AddIpAddress(IPAddress.Parse("10.1.0.5"));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, critical: true));
        return Encoding.ASCII.GetBytes(request.CreateSigningRequestPem());
    }

    [Fact]
    public void A_request_says_what_it_asks_for()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var request = SigningRequest.TryRead(Made(key))!;

        Assert.Equal("db1.example.com", request.CommonName);
        Assert.Equal(["db1.example.com"], request.DnsNames);
        Assert.Equal([IPAddress.Parse("10.1.0.5")], request.Addresses);
        Assert.Equal(("EC", 256), (request.KeyAlgorithm, request.KeyBits));
        Assert.Equal(2, request.AskedExtensions.Count);
        Assert.Equal(key.ExportSubjectPublicKeyInfo(), request.PublicKeyInfo.ToArray());
        Assert.Empty(SigningRequestCheck.Refused(request));
    }

    [Fact]
    public void One_that_asks_to_be_an_authority_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Assert.Equal(
            ["The request asks to be an authority itself (CA:TRUE): whoever had it could sign for every server."],
            SigningRequestCheck.Refused(SigningRequest.TryRead(Made(key, authority: true))!));
    }

    [Theory]
    [InlineData(2048, 0)]
    [InlineData(1024, 1)]
    public void A_weak_key_is_refused(int bits, int reasons)
    {
        using var key = RSA.Create(bits);

        Assert.Equal(reasons, SigningRequestCheck.Refused(SigningRequest.TryRead(Made(key))!).Count);
    }

    [Fact]
    public void A_request_that_was_changed_after_it_was_signed_is_none()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var der = PemBlock.All(Encoding.ASCII.GetString(Made(key))).Single().Bytes;
        var at = der.AsSpan().IndexOf("db1.example.com"u8);
        der[at + 2] = (byte)'2';

        Assert.Null(SigningRequest.TryRead(Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE REQUEST", der))));
    }

    [Fact]
    public void What_is_no_request_is_none() => Assert.Null(SigningRequest.TryRead("garbage"u8));
}
