using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pgseal.Core.Certificates;

namespace Pgseal.Core.Tests.Certificates;

public sealed class PairCheckTests
{
    static readonly MadeCertificate[] chain = MadeCertificate.Chain();

    [Fact]
    public void A_good_chain_is_accepted_without_a_word()
    {
        var judgement = Judge(chain[0].CertificatePem + chain[1].CertificatePem + chain[2].CertificatePem, chain[0].KeyPem);
        Assert.True(judgement.MayBeInstalled);
        Assert.Equal("CN=leaf", judgement.Certificate!.Subject);
        Assert.Empty(judgement.Refused);
        Assert.Empty(judgement.Warned);
    }

    [Theory]
    [InlineData(-91, PairFaultKind.NotYetValid)]
    [InlineData(-90, null)]
    [InlineData(90, null)] // the last instant still counts
    [InlineData(91, PairFaultKind.Expired)]
    public void The_dates_decide(int days, PairFaultKind? refused)
    {
        var judgement = PairCheck.Judge(chain[0].CertificateBytes, KeyFacts.Read(chain[0].KeyBytes), MadeCertificate.Noon.AddDays(days));
        Assert.Equal(refused, judgement.Refused.Select(it => (PairFaultKind?)it.Kind).SingleOrDefault());
    }

    [Fact]
    public void A_key_of_another_certificate_is_refused() =>
        Assert.Equal(new(PairFaultKind.KeyMismatch, "The key does not belong to the certificate."), Refusal(chain[0].CertificatePem, chain[2].KeyPem));

    [Fact]
    public void A_chain_that_starts_with_the_issuer_is_refused_with_the_place_of_the_right_one() => Assert.Equal(
        new(PairFaultKind.KeyMismatch, "The key belongs to certificate 2 of the file; the server's own certificate must stand first."),
        Refusal(chain[1].CertificatePem + chain[0].CertificatePem, chain[0].KeyPem));

    [Theory]
    [InlineData("", "The certificate file holds no PEM certificate.")]
    [InlineData("hello", "The certificate file holds no PEM certificate.")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "The certificate file holds a PEM block that is no valid certificate.")]
    public void A_certificate_file_that_is_none_is_refused(string text, string sentence) =>
        Assert.Equal(new(PairFaultKind.CertificateUnreadable, sentence), Refusal(text, chain[0].KeyPem));

    [Fact]
    public void A_damaged_certificate_in_the_chain_is_refused() => Assert.Equal(
        PairFaultKind.CertificateUnreadable,
        Refusal(chain[0].CertificatePem + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", chain[0].KeyPem).Kind);

    [Fact]
    public void A_der_file_is_refused_with_the_command_that_converts_it() => Assert.Contains(
        "openssl x509 -inform der",
        PairCheck.Judge(chain[0].Der, KeyFacts.Read(chain[0].KeyBytes), MadeCertificate.Noon).Refused[0].Sentence,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("", PairFaultKind.KeyUnreadable)]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", PairFaultKind.KeyUnreadable)]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----\n", PairFaultKind.KeyUnreadable)]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n", PairFaultKind.KeyEncrypted)]
    [InlineData("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n", PairFaultKind.KeyEncrypted)]
    // PKCS#8 of an Ed25519 key: RFC 8410 section 10.3
    [InlineData("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n", PairFaultKind.KeyUnreadable)]
    public void A_key_file_without_a_usable_key_is_refused(string key, PairFaultKind kind) => Assert.Equal(kind, Refusal(chain[0].CertificatePem, key).Kind);

    [Fact]
    public void A_really_encrypted_key_is_refused_and_never_quoted()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportEncryptedPkcs8PrivateKeyPem("secret", new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        var refusal = Refusal(chain[0].CertificatePem, pem);
        Assert.Equal(new(PairFaultKind.KeyEncrypted, "The key is protected by a passphrase, which the server could not ask for; give the key without one."), refusal);
    }

    [Fact]
    public void The_older_key_formats_are_read_too()
    {
        using var ec = ECDsa.Create();
        ec.ImportFromPem(chain[0].KeyPem);
        var parameters = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"; // as openssl ecparam -genkey writes
        Assert.True(Judge(chain[0].CertificatePem, parameters + ec.ExportECPrivateKeyPem()).MayBeInstalled);

        var made = MadeCertificate.SelfSigned(rsa: true);
        using var rsa = RSA.Create();
        rsa.ImportFromPem(made.KeyPem);
        Assert.True(Judge(made.CertificatePem, rsa.ExportRSAPrivateKeyPem()).MayBeInstalled);
    }

    [Fact]
    public void A_bare_self_signed_certificate_is_warned_about()
    {
        var made = MadeCertificate.SelfSigned();
        Assert.Equal(
            [PairFaultKind.NoSubjectAltName, PairFaultKind.NoServerUsage, PairFaultKind.SelfSigned], Warnings(made.CertificatePem, made.KeyPem));
    }

    [Fact]
    public void A_usage_without_servers_is_warned_about()
    {
        var clients = MadeCertificate.Chain(["1.3.6.1.5.5.7.3.2"]);
        Assert.Equal([PairFaultKind.NoServerUsage], Warnings(clients[0].CertificatePem, clients[0].KeyPem));
    }

    [Fact]
    public void A_chain_out_of_order_is_warned_about() => Assert.Equal(
        [PairFaultKind.ChainOrder], Warnings(chain[0].CertificatePem + chain[2].CertificatePem + chain[1].CertificatePem, chain[0].KeyPem));

    [Fact]
    public void A_weak_key_and_a_weak_signature_are_warned_about()
    {
        using var key = RSA.Create(1024);
        var request = new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(
            new("CN=old authority"), new SignsAsSha1(key), MadeCertificate.Noon.AddDays(-1), MadeCertificate.Noon.AddDays(1), [7]);
        Assert.Equal(
            [PairFaultKind.NoSubjectAltName, PairFaultKind.NoServerUsage, PairFaultKind.WeakKey, PairFaultKind.WeakSignature],
            Warnings(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void Names_that_clients_use_and_it_does_not_cover_are_warned_about()
    {
        var judgement = PairCheck.Judge(
            chain[0].CertificateBytes, KeyFacts.Read(chain[0].KeyBytes), MadeCertificate.Noon, ["db1.example.com", "127.0.0.1"]);
        Assert.Equal(
            [new(PairFaultKind.NameNotCovered, "The certificate does not cover 127.0.0.1; clients that verify the name cannot connect to it there.")],
            judgement.Warned);
    }

    static PairJudgement Judge(string certificate, string key) =>
        PairCheck.Judge(Encoding.Latin1.GetBytes(certificate), KeyFacts.Read(Encoding.Latin1.GetBytes(key)), MadeCertificate.Noon);

    static PairFault Refusal(string certificate, string key)
    {
        var judgement = Judge(certificate, key);
        Assert.False(judgement.MayBeInstalled);
        return Assert.Single(judgement.Refused);
    }

    static IEnumerable<PairFaultKind> Warnings(string certificate, string key)
    {
        var judgement = Judge(certificate, key);
        Assert.Empty(judgement.Refused);
        return judgement.Warned.Select(it => it.Kind);
    }

    /// <summary>Claims sha1WithRSAEncryption, which .NET no longer makes.</summary>
    sealed class SignsAsSha1(RSA key) : X509SignatureGenerator
    {
        protected override PublicKey BuildPublicKey() => new(key);

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
            Convert.FromHexString("300d06092a864886f70d0101050500");

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => new byte[128];
    }
}
