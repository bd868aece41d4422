using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Tests.Certificates;

public sealed class AuthorityCheckTests
{
    static readonly DateTimeOffset noon = MadeCertificate.Noon;

    static AuthorityJudgement Judge(MadeCertificate made, DateTimeOffset? now = null) =>
        AuthorityCheck.Judge(made.CertificateBytes, KeyFacts.Read(made.KeyBytes), now ?? noon);

    static MadeCertificate Authority(X509KeyUsageFlags? usage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, bool rsa = false, TimeSpan? validity = null) =>
        MadeCertificate.SelfSigned("CN=root", ca: true, rsa: rsa, validity: validity ?? TimeSpan.FromDays(3650), change: request =>
        {
            if (usage is { } flags)
                request.CertificateExtensions.Add(new X509KeyUsageExtension(flags, critical: true));
            return request;
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_authority_with_its_key_is_taken_over(bool rsa)
    {
        var judgement = Judge(Authority(rsa: rsa));

        Assert.Equal("CN=root", judgement.Certificate!.Subject);
        Assert.Empty(judgement.Refused);
        Assert.Empty(judgement.Warned);
    }

    [Fact]
    public void A_leaf_is_no_authority() =>
        Assert.Equal(["The certificate is no authority's: its basic constraints do not say CA:TRUE."], Judge(MadeCertificate.SelfSigned(ca: false)).Refused);

    [Fact]
    public void One_that_may_not_sign_certificates_is_refused() =>
        Assert.Equal(["The certificate's key usage leaves out keyCertSign: clients refuse what it signs."], Judge(Authority(X509KeyUsageFlags.DigitalSignature)).Refused);

    [Fact]
    public void One_that_may_not_sign_lists_is_warned_about() =>
        Assert.Equal(
            ["The certificate's key usage leaves out cRLSign: what it issues cannot be revoked by a list of its own."],
            Judge(Authority(X509KeyUsageFlags.KeyCertSign)).Warned);

    [Fact]
    public void One_without_key_usage_is_warned_about() =>
        Assert.Equal(
            ["The certificate has no key usage; keyCertSign and cRLSign are what is expected of an authority."], Judge(Authority(usage: null)).Warned);

    [Fact]
    public void Dates_decide()
    {
        var made = Authority(validity: TimeSpan.FromDays(1000));

        Assert.Equal(["The certificate expired at 2028-11-27 12:00:00Z."], Judge(made, noon.AddDays(911)).Refused);
        Assert.Equal(["The certificate is not valid before 2026-03-03 12:00:00Z."], Judge(made, noon.AddDays(-91)).Refused);
        Assert.Equal(["The certificate ends 2028-11-27, and no leaf outlives it."], Judge(made, noon.AddDays(600)).Warned);
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused() =>
        Assert.Equal(["The key does not belong to the certificate."], Judge(Authority() with { KeyPem = Authority().KeyPem }).Refused);

    [Fact]
    public void A_key_that_is_still_encrypted_is_refused()
    {
        var made = Authority();
        using var key = ECDsa.Create();
        key.ImportFromPem(made.KeyPem);
        var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem("hunter2", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

        Assert.Equal(["The key is protected by a passphrase, and none was given."], Judge(made with { KeyPem = encrypted }).Refused);
    }

    [Fact]
    public void A_chain_in_order_is_taken_and_one_that_ends_below_its_root_is_warned_about()
    {
        var chain = MadeCertificate.Chain();
        var (middle, root) = (chain[1], chain[2]);
        var key = KeyFacts.Read(middle.KeyBytes);

        Assert.Empty(AuthorityCheck.Judge([.. middle.CertificateBytes, .. root.CertificateBytes], key, noon).Refused);
        Assert.Contains("The chain ends below its root, CN=root: clients need that certificate from elsewhere.", AuthorityCheck.Judge(middle.CertificateBytes, key, noon).Warned);
        Assert.Equal(
            ["Certificate 2 of the file did not issue certificate 1; put each issuer right after what it issued.", "The key does not belong to the certificate."],
            AuthorityCheck.Judge([.. root.CertificateBytes, .. middle.CertificateBytes], key, noon).Refused);
    }

    [Fact]
    public void A_file_without_a_certificate_is_refused() =>
        Assert.Equal(["The certificate file holds no PEM certificate that can be read."], AuthorityCheck.Judge("garbage"u8, KeyFacts.Read("garbage"u8), noon).Refused);
}
