using System.Net;
using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;
using Pgseal.Live.Tests.Hosts;

namespace Pgseal.Live.Tests.Certificates;

public sealed class LocalAuthorityTests : IDisposable
{
    static readonly DateTimeOffset now = DateTimeOffset.UtcNow;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Home => folder["state/ca/7412345678901234567"];

    LocalAuthority Open()
    {
        Directory.CreateDirectory(folder["state"]);
        return LocalAuthority.OpenOrCreate(Home, 7412345678901234567, now);
    }

    static LeafSpec Leaf(KeyType type = KeyType.EcP256) =>
        LeafSpec.For(SubjectNames.For(new(["pg.example.com"], "db1", "db1.example.com", [IPAddress.Parse("10.1.0.5"), IPAddress.Parse("2001:db8::5")])))
            with { KeyType = type };

    [Fact]
    public void There_is_none_until_it_is_made_and_then_it_stays_the_same()
    {
        Assert.Null(LocalAuthority.TryOpen(Home));
        using var made = Open();
        using var opened = LocalAuthority.TryOpen(Home);
        using var again = Open();
        Assert.Equal(made.Certificate, opened!.Certificate);
        Assert.Equal(made.Certificate, again.Certificate);
        Assert.Equal(made.CertificatePem, File.ReadAllText(made.CertificateFile));
        Assert.Equal(["state", "state/ca", "state/ca/7412345678901234567", "state/ca/7412345678901234567/ca.crt", "state/ca/7412345678901234567/ca.key"], folder.Everything());
        Assert.Equal("600", Convert.ToString(HostFile.Facts($"{Home}/ca.key").Mode, 8));
        Assert.Equal("700", Convert.ToString(HostFile.Facts(Home).Mode, 8));
    }

    [Fact]
    public void It_says_what_it_is()
    {
        using var authority = Open();
        Assert.Equal("CN=pgseal CA of cluster 7412345678901234567", authority.Certificate.Subject);
        Assert.Equal(("EC", 256, "SHA256", true, true), (
            authority.Certificate.KeyAlgorithm, authority.Certificate.KeyBits, authority.Certificate.SignatureHash, authority.Certificate.IsCa,
            authority.Certificate.IsSelfSigned));
        var text = TemporaryFolder.Run("openssl", "x509", "-in", authority.CertificateFile, "-noout", "-text");
        Assert.Contains("CA:TRUE, pathlen:0", text, StringComparison.Ordinal);
        Assert.Contains("X509v3 Key Usage: critical\n                Certificate Sign, CRL Sign\n", text, StringComparison.Ordinal);
        Assert.Contains("Subject Key Identifier", text, StringComparison.Ordinal);
        Assert.Contains("Authority Key Identifier", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(KeyType.EcP256, "EC", 256)]
    [InlineData(KeyType.Rsa3072, "RSA", 3072)]
    public void A_leaf_is_what_was_asked_for_and_openssl_agrees(KeyType type, string algorithm, int bits)
    {
        using var authority = Open();
        var pair = authority.Issue(Leaf(type), now);

        var judgement = PairCheck.Judge(pair.Certificate, KeyFacts.Read(pair.Key), now, ["pg.example.com", "10.1.0.5", "localhost", "::1"]);
        Assert.Empty(judgement.Refused);
        Assert.Empty(judgement.Warned);
        var facts = judgement.Certificate!;
        Assert.Equal(("CN=pg.example.com", authority.Certificate.Subject, algorithm, bits), (facts.Subject, facts.Issuer, facts.KeyAlgorithm, facts.KeyBits));
        Assert.Equal(
            ["pg.example.com", "db1.example.com", "db1", "localhost", "10.1.0.5", "2001:db8::5", "127.0.0.1", "::1"], facts.DnsNames);
        Assert.Equal(["10.1.0.5", "2001:db8::5", "127.0.0.1", "::1"], facts.IpAddresses.Select(it => it.ToString()));
        Assert.Equal(TimeSpan.FromDays(397) + TimeSpan.FromHours(1), facts.NotAfter - facts.NotBefore);
        Assert.InRange(now - facts.NotBefore, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(61));

        File.WriteAllBytes(folder["leaf.crt"], pair.Certificate);
        foreach (var check in new[] { "-verify_hostname=pg.example.com", "-verify_ip=10.1.0.5", "-verify_ip=::1" })
            TemporaryFolder.Run("openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", authority.CertificateFile, check.Split('=')[0], check.Split('=')[1], folder["leaf.crt"]);
    }

    [Fact]
    public void No_two_leaves_share_a_serial_number_or_a_key()
    {
        using var authority = Open();
        var facts = Enumerable.Range(0, 20).Select(_ => CertificateFile.Read(authority.Issue(Leaf(), now).Certificate)!.Value[0]).ToList();
        Assert.Equal(20, facts.Select(it => it.SerialNumber).Distinct().Count());
        Assert.Equal(20, facts.Select(it => it.PublicKeySha256).Distinct().Count());
    }

    [Fact]
    public void A_leaf_never_outlives_its_authority()
    {
        using var authority = Open();
        var late = authority.Certificate.NotAfter.AddDays(-10);
        Assert.Equal(authority.Certificate.NotAfter, CertificateFile.Read(authority.Issue(Leaf(), late).Certificate)!.Value[0].NotAfter);
        Assert.Throws<AuthorityFailure>(() => authority.Issue(Leaf(), authority.Certificate.NotAfter.AddSeconds(1)));
    }

    [Fact]
    public void Of_many_who_make_it_at_once_all_get_the_same()
    {
        Directory.CreateDirectory(folder["state"]);
        var fingerprints = new string[8];
        var threads = Enumerable.Range(0, fingerprints.Length).Select(i => new Thread(() =>
        {
            using var authority = LocalAuthority.OpenOrCreate(Home, 1, now);
            fingerprints[i] = authority.Certificate.Sha256;
        })).ToList();
        threads.ForEach(it => it.Start());
        threads.ForEach(it => it.Join());
        Assert.Single(fingerprints.Distinct());
        Assert.Equal(["state/ca", "state/ca/7412345678901234567", "state/ca/7412345678901234567/ca.crt", "state/ca/7412345678901234567/ca.key"], folder.Everything("state"));
    }

    [Theory]
    [InlineData("ca.key", "")]
    [InlineData("ca.key", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n")]
    [InlineData("ca.crt", "garbage")]
    public void A_damaged_authority_is_named_and_its_key_never_quoted(string file, string content)
    {
        Open().Dispose();
        File.WriteAllText($"{Home}/{file}", content);
        var failure = Assert.Throws<AuthorityFailure>(() => LocalAuthority.TryOpen(Home));
        Assert.Equal($"the certificate authority in {Home} cannot be used: its files do not decode; restore them from a backup", failure.Message);
        Assert.Null(failure.InnerException);
    }

    [Fact]
    public void Keys_that_were_mixed_up_are_noticed()
    {
        Open().Dispose();
        LocalAuthority.OpenOrCreate(folder["state/ca/2"], 2, now).Dispose();
        File.Copy(folder["state/ca/2/ca.key"], $"{Home}/ca.key", overwrite: true);
        Assert.Contains("does not belong", Assert.Throws<AuthorityFailure>(() => LocalAuthority.TryOpen(Home)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_written_nothing_is_left()
    {
        OtherUser.RunsAsRoot();
        folder.Make("closed");
        var failure = OtherUser.Run(OtherUser.Stranger, () => Assert.Throws<FileFailure>(() => LocalAuthority.OpenOrCreate(folder["closed/ca"], 1, now)));
        Assert.Equal(FileFault.Denied, failure.Fault);
        Assert.Equal(["closed"], folder.Everything());
    }

    [Fact]
    public void A_pair_given_as_files_is_read_and_judged()
    {
        using var authority = Open();
        var pair = authority.Issue(Leaf(), now);
        File.WriteAllBytes(folder["chain.pem"], [.. pair.Certificate, .. Encoding.ASCII.GetBytes(authority.CertificatePem)]);
        File.WriteAllBytes(folder["key.pem"], pair.Key); // 0644: the mode of what is given does not matter
        Assert.True(PairFiles.Read(folder["chain.pem"], folder["key.pem"]).Judge(now) is { MayBeInstalled: true, Warned: [] });
        Assert.Equal(
            [PairFaultKind.KeyMismatch], PairFiles.Read(authority.CertificateFile, folder["key.pem"]).Judge(now).Refused.Select(it => it.Kind));
        Assert.Equal([PairFaultKind.Expired], PairFiles.Read(folder["chain.pem"], folder["key.pem"]).Judge(now.AddDays(398)).Refused.Select(it => it.Kind));
        Assert.Equal(folder["gone"], Assert.Throws<FileFailure>(() => PairFiles.Read(folder["chain.pem"], folder["gone"])).Path);
    }
}
