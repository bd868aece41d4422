using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;
using Pgseal.Live.Tests.Hosts;

namespace Pgseal.Live.Tests.Certificates;

public sealed class AuthorityMakerTests : IDisposable
{
    static DateTimeOffset now => DateTimeOffset.UtcNow;

    static readonly Secret hunter2 = new("hunter2");

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string State => folder["state"];

    string Default => AuthorityPlace.Of(State, "default");

    void Create(Secret? passphrase = null, KeyType type = KeyType.EcP256) =>
        AuthorityMaker.Create(State, "default", "pgseal CA default", type, AuthorityMaker.DefaultValidity, passphrase, now);

    static LeafSpec Leaf => LeafSpec.For(SubjectNames.Exactly(["db1.example.com"]));

    [Theory]
    [InlineData(KeyType.EcP256)]
    [InlineData(KeyType.Rsa3072)]
    public void A_new_authority_signs_what_openssl_verifies(KeyType type)
    {
        Create(type: type);
        using var authority = LocalAuthority.TryOpen(Default)!;

        Assert.Equal("600", Convert.ToString(HostFile.Facts($"{Default}/ca.key").Mode, 8));
        File.WriteAllBytes(folder["leaf.crt"], authority.Issue(Leaf, now).Certificate);
        TemporaryFolder.Run("openssl", "verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", authority.CertificateFile, folder["leaf.crt"]);
        File.WriteAllBytes(folder["client.crt"], authority.Issue(LeafSpec.ForClient("app"), now).Certificate);
        TemporaryFolder.Run("openssl", "verify", "-x509_strict", "-purpose", "sslclient", "-CAfile", authority.CertificateFile, folder["client.crt"]);
        Assert.Equal(["CN=db1.example.com", "CN=app"], authority.Issued.Select(it => it.Subject));
    }

    [Fact]
    public void A_protected_key_is_encrypted_at_rest_as_openssl_reads_it_and_opens_with_its_passphrase_only()
    {
        Create(hunter2);

        var structure = TemporaryFolder.Run("openssl", "asn1parse", "-in", $"{Default}/ca.key");
        Assert.Contains("PBES2", structure, StringComparison.Ordinal);
        Assert.Contains("hmacWithSHA256", structure, StringComparison.Ordinal);
        Assert.Contains("aes-256-cbc", structure, StringComparison.Ordinal);
        Assert.Contains($":0{600_000:X}", structure, StringComparison.Ordinal);
        TemporaryFolder.Run("openssl", "pkey", "-in", $"{Default}/ca.key", "-passin", "pass:hunter2", "-noout");
        using (var open = LocalAuthority.TryOpen(Default, hunter2)!)
            Assert.NotEmpty(open.Issue(Leaf, now).Certificate);
        Assert.Equal(
            $"the key of the certificate authority in {Default} does not open with the passphrase given",
            Assert.Throws<AuthorityLocked>(() => LocalAuthority.TryOpen(Default, new("hunter3"))).Message);
    }

    [Fact]
    public void A_protected_authority_is_looked_at_without_its_passphrase_and_signs_nothing()
    {
        Create(hunter2);
        using var locked = LocalAuthority.TryOpen(Default)!;

        Assert.True(locked.IsLocked);
        Assert.Equal("CN=pgseal CA default", locked.Certificate.Subject);
        Assert.Equal("Give --passphrase-file FILE, or set PGSEAL_CA_PASSPHRASE_FILE", Assert.Throws<AuthorityLocked>(() => locked.Issue(Leaf, now)).Problem.Next);
        Assert.Empty(locked.Issued);
    }

    [Fact]
    public void One_that_is_there_is_never_written_over()
    {
        Create();
        var before = File.ReadAllBytes($"{Default}/ca.key");

        Assert.Throws<AuthorityThere>(() => Create());

        Assert.Equal(before, File.ReadAllBytes($"{Default}/ca.key"));
        Assert.Equal(["state/ca/default", "state/ca/default/ca.crt", "state/ca/default/ca.key"], folder.Everything("state/ca"));
    }

    [Fact]
    public void A_cluster_is_signed_for_by_its_own_authority_then_by_the_default_one_then_by_one_to_be_made()
    {
        Assert.Equal(folder["state/ca/42"], AuthorityPlace.OfCluster(State, "42"));
        Create();
        Assert.Equal(Default, AuthorityPlace.OfCluster(State, "42"));
        LocalAuthority.OpenOrCreate(folder["state/ca/42"], 42, now).Dispose();
        Assert.Equal(folder["state/ca/42"], AuthorityPlace.OfCluster(State, "42"));
        Assert.Equal(Default, AuthorityPlace.OfCluster(State, "43"));
        Assert.Equal(["42", "default"], AuthorityPlace.Names(State));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("hunter2")]
    public void An_authority_below_another_root_is_taken_over_and_its_leaves_carry_the_chain(string? passphrase)
    {
        Below("root.key", "below.key", passphrase);

        var judgement = AuthorityMaker.Import(State, "default", folder["chain.pem"], folder["below.key"], passphrase is null ? null : new(passphrase), null, now);

        Assert.Empty(judgement.Refused);
        using var authority = LocalAuthority.TryOpen(Default, passphrase is null ? null : new(passphrase))!;
        Assert.Equal(passphrase is null ? KeyState.Readable : KeyState.Encrypted, KeyFacts.Read(File.ReadAllBytes($"{Default}/ca.key")).State);
        File.WriteAllBytes(folder["bundle.crt"], authority.Issue(Leaf, now).Certificate);
        Assert.Equal(["CN=db1.example.com", "CN=below"], CertificateFile.Read(File.ReadAllBytes(folder["bundle.crt"]))!.Value.Select(it => it.Subject));
        TemporaryFolder.Run("openssl", "verify", "-purpose", "sslserver", "-CAfile", folder["root.crt"], "-untrusted", folder["bundle.crt"], folder["bundle.crt"]);
    }

    [Fact]
    public void An_authority_signed_with_sha1_is_refused_and_nothing_is_stored()
    {
        Below("root.key", "below.key", null, "-sha1");

        var judgement = AuthorityMaker.Import(State, "default", folder["chain.pem"], folder["below.key"], null, null, now);

        Assert.Equal(["CN=below is signed with SHA1, which current TLS libraries refuse."], judgement.Refused);
        Assert.False(Directory.Exists(State));
    }

    [Fact]
    public void A_wrong_passphrase_is_told_and_none_too()
    {
        Below("root.key", "below.key", "hunter2");

        Assert.Throws<AuthorityLocked>(() => AuthorityMaker.Import(State, "default", folder["chain.pem"], folder["below.key"], new("hunter3"), null, now));
        Assert.Equal(
            ["The key is protected by a passphrase, and none was given."],
            AuthorityMaker.Import(State, "default", folder["chain.pem"], folder["below.key"], null, null, now).Refused);
        Assert.False(Directory.Exists(State));
    }

    [Fact]
    public void A_damaged_ledger_is_told_and_nothing_more_is_issued()
    {
        Create();
        File.WriteAllText($"{Default}/issued.jsonl", "garbage\n");
        using var authority = LocalAuthority.TryOpen(Default)!;

        Assert.Contains("ledger", Assert.Throws<AuthorityFailure>(() => authority.Issue(Leaf, now)).Message, StringComparison.Ordinal);
        Assert.Equal("garbage\n", File.ReadAllText($"{Default}/issued.jsonl"));
    }

    [Fact]
    public async Task Many_who_issue_at_once_are_all_in_the_ledger()
    {
        Create();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            using var authority = LocalAuthority.TryOpen(Default)!;
            authority.Issue(Leaf, now);
        })));

        using var authority = LocalAuthority.TryOpen(Default)!;
        Assert.Equal(8, authority.Issued.Select(it => it.Serial).Distinct().Count());
    }

    [Fact]
    public void A_passphrase_is_the_first_line_of_its_file()
    {
        File.WriteAllText(folder["pass"], "hunter2 \r\nsomething else\n");
        File.WriteAllText(folder["empty"], "\nhunter2\n");

        Assert.Equal("hunter2 ", PassphraseFile.Read(folder["pass"]).Reveal());
        Assert.Equal(FileFault.WrongKind, Assert.Throws<FileFailure>(() => PassphraseFile.Read(folder["empty"])).Fault);
    }

    [Fact]
    public void A_request_is_signed_for_its_own_key()
    {
        Create();
        using var authority = LocalAuthority.TryOpen(Default)!;
        TemporaryFolder.Run(
            "openssl", "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", folder["db1.key"], "-out", folder["db1.csr"], "-subj", "/CN=db1.example.com",
            "-addext", "subjectAltName=DNS:db1.example.com,IP:10.1.0.5");
        var request = SigningRequest.TryRead(File.ReadAllBytes(folder["db1.csr"]))!;

        var pem = authority.Sign(Leaf, request, now);

        Assert.Empty(PairCheck.Judge(pem, KeyFacts.Read(File.ReadAllBytes(folder["db1.key"])), now).Refused);
    }

    [Fact]
    public void A_request_made_here_is_one_that_openssl_takes()
    {
        var files = new LeafFiles(folder.Path, "db1.example.com");
        files.WriteRequest(Leaf, null);

        Assert.Contains("DNS:db1.example.com", TemporaryFolder.Run("openssl", "req", "-in", files.Request, "-verify", "-noout", "-text"), StringComparison.Ordinal);
        Assert.Equal("600", Convert.ToString(HostFile.Facts(files.Key).Mode, 8));
        Assert.Throws<FileFailure>(() => LeafFiles.DemandFree(files.Key));
    }

    /// <summary>A root and an authority below it, made by openssl.</summary>
    void Below(string rootKey, string belowKey, string? passphrase, string hash = "-sha256")
    {
        TemporaryFolder.Run(
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder[rootKey], "-out", folder["root.crt"], "-subj", "/CN=root", "-days", "4000",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign");
        TemporaryFolder.Run("openssl", ["req", "-new", "-newkey", "rsa:2048", .. passphrase is null ? ["-nodes"] : (string[])["-passout", $"pass:{passphrase}"], "-keyout", folder[belowKey], "-out", folder["below.csr"], "-subj", "/CN=below"]);
        folder.Write("below.ext", "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n");
        TemporaryFolder.Run(
            "openssl", "x509", "-req", hash, "-in", folder["below.csr"], "-CA", folder["root.crt"], "-CAkey", folder[rootKey], "-CAcreateserial", "-days", "3000", "-extfile", folder["below.ext"],
            "-out", folder["below.crt"]);
        File.WriteAllText(folder["chain.pem"], File.ReadAllText(folder["below.crt"]) + File.ReadAllText(folder["root.crt"]));
    }
}
