using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;
using Pgseal.Live.Tests.Hosts;

namespace Pgseal.Live.Tests.Certificates;

/// <summary>The files of a rollover.</summary>
public sealed class AuthorityRolloverTests : IDisposable
{
    static readonly DateTimeOffset now = DateTimeOffset.UtcNow;

    static readonly Secret hunter2 = new("hunter2");

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Home => AuthorityPlace.Of(folder["state"], "default");

    [Fact]
    public void Both_are_trusted_until_the_old_one_is_dropped_and_its_files_are_kept()
    {
        Create();
        var (oldKey, oldLeaf) = (File.ReadAllText($"{Home}/ca.key"), Issue("old.crt"));
        Start();
        var newLeaf = Issue("new.crt");

        using (var authority = LocalAuthority.TryOpen(Home)!)
        {
            Assert.Equal(("CN=two", "CN=one", false), (authority.Certificate.Subject, authority.Replaced!.Certificate.Subject, authority.IsLocked));
            Assert.Equal(2, authority.Issued.Count);
            Assert.Single(authority.Replaced.Issued);
            Assert.Equal(["CN=two", "CN=one"], CertificateFile.Read(File.ReadAllBytes(authority.CertificateFile))!.Value.Select(it => it.Subject));
        }
        Assert.Equal("600", Convert.ToString(HostFile.Facts($"{Home}/ca.key").Mode, 8));
        Assert.True(Verifies(oldLeaf) && Verifies(newLeaf));
        Assert.Equal("a rollover of this authority is underway already", Assert.Throws<RolloverUnderway>(Start).Message);

        var retired = AuthorityRollover.Finish(Home, now);

        Assert.Equal((false, true), (Verifies(oldLeaf), Verifies(newLeaf)));
        Assert.Equal(oldKey, File.ReadAllText($"{retired}/ca.key"));
        Assert.Throws<RolloverNotUnderway>(() => AuthorityRollover.Finish(Home, now));
        Assert.Equal(["default"], AuthorityPlace.Names(folder["state"]));
        using var back = LocalAuthority.TryOpen(retired)!;
        Assert.Equal("CN=one", back.Certificate.Subject);
    }

    [Fact]
    public void What_a_killed_start_left_is_ignored_and_cleared_away_by_the_next()
    {
        Create();
        var before = File.ReadAllText($"{Home}/ca.crt");
        var aside = AuthorityPlace.Aside(Home);
        Directory.CreateDirectory($"{aside}/replaced");
        File.WriteAllText($"{aside}/ca.crt", "half");

        using (var authority = LocalAuthority.TryOpen(Home)!)
            Assert.Null(authority.Replaced);
        Assert.Equal(["default"], AuthorityPlace.Names(folder["state"]));
        Assert.Equal(before, File.ReadAllText($"{Home}/ca.crt"));

        Start();
        Assert.False(Directory.Exists(aside));
        using var next = LocalAuthority.TryOpen(Home)!;
        Assert.Equal("CN=two", next.Certificate.Subject);
    }

    [Fact]
    public void A_finish_that_was_killed_half_way_is_ended_by_the_next()
    {
        Create();
        Start();
        File.WriteAllText($"{Home}/ca.crt", CertificateText()); // all that the killed one came to
        using (var half = LocalAuthority.TryOpen(Home)!)
            Assert.NotNull(half.Replaced);

        Assert.True(File.Exists($"{AuthorityRollover.Finish(Home, now)}/ca.key"));
        using var whole = LocalAuthority.TryOpen(Home)!;
        Assert.Null(whole.Replaced);
    }

    [Fact]
    public void A_protected_key_is_replaced_by_one_under_the_same_passphrase()
    {
        Create(hunter2);

        Assert.Throws<AuthorityLocked>(Start);
        Assert.Throws<AuthorityLocked>(() => Start(new Secret("wrong")));
        Start(hunter2);

        using var locked = LocalAuthority.TryOpen(Home)!;
        using var opened = LocalAuthority.TryOpen(Home, hunter2)!;
        Assert.Equal((true, true, false, false), (locked.IsLocked, locked.Replaced!.IsLocked, opened.IsLocked, opened.Replaced!.IsLocked));
    }

    [Fact]
    public void A_revocation_list_covers_both_while_both_are_trusted()
    {
        Create();
        var oldLeaf = Issue("old.crt");
        using (var old = LocalAuthority.TryOpen(Home)!)
            Revocation.Refresh(old, TimeSpan.FromDays(30), now);
        Start();
        var newLeaf = Issue("new.crt");
        Assert.True(Checked(oldLeaf) && Checked(newLeaf));

        using (var authority = LocalAuthority.TryOpen(Home)!)
            Revocation.Revoke(authority, CertificateFile.Read(File.ReadAllBytes(oldLeaf))!.Value[0].SerialNumber, null, TimeSpan.FromDays(30), now);

        Assert.Equal((false, true), (Checked(oldLeaf), Checked(newLeaf)));
    }

    void Create(Secret? passphrase = null) => AuthorityMaker.Create(folder["state"], "default", "one", KeyType.EcP256, AuthorityMaker.DefaultValidity, passphrase, now);

    void Start() => Start(null);

    void Start(Secret? passphrase) => AuthorityRollover.Start(Home, "two", KeyType.EcP256, AuthorityMaker.DefaultValidity, passphrase, now);

    string CertificateText()
    {
        using var authority = LocalAuthority.TryOpen(Home)!;
        return authority.CertificatePem;
    }

    string Issue(string file)
    {
        using var authority = LocalAuthority.TryOpen(Home)!;
        File.WriteAllBytes(folder[file], authority.Issue(LeafSpec.ForClient("app"), now).Certificate);
        return folder[file];
    }

    bool Verifies(string leaf, params string[] more)
    {
        try
        {
            TemporaryFolder.Run("openssl", ["verify", "-x509_strict", "-CAfile", $"{Home}/ca.crt", .. more, leaf]);
            return true;
        }
        catch (Xunit.Sdk.TrueException)
        {
            return false;
        }
    }

    bool Checked(string leaf) => Verifies(leaf, "-crl_check", "-CRLfile", $"{Home}/crl.pem");
}
