using Pgseal.Core.Certificates;
using Pgseal.Core.Conninfo;
using Pgseal.Lab;
using Pgseal.Live.Audit;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Tests.Hosts;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Certificates;

/// <summary>Client certificates from issue to revocation, and the list that says so.</summary>
public sealed class RevocationTests : IDisposable
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    readonly TemporaryFolder folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    LocalAuthority Authority()
    {
        AuthorityMaker.Create(folder["state"], "default", "pgseal CA default", KeyType.EcP256, AuthorityMaker.DefaultValidity, null, DateTimeOffset.UtcNow);
        return LocalAuthority.TryOpen(AuthorityPlace.Of(folder["state"], "default"))!;
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_revoked_client_is_refused_and_others_are_not(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        using var authority = Authority();
        await ServeAsync(server, authority);
        var (ada, bob) = (ClientOf(server, authority, "ada"), ClientOf(server, authority, "bob"));
        Assert.Equal("ada", await UserAsync(ada));
        Assert.Equal("bob", await UserAsync(bob));

        var revoked = CertificateFile.Read(await File.ReadAllBytesAsync(folder["ada.crt"], Cancellation))!.Value[0];
        var revocation = Revocation.Revoke(authority, revoked.SerialNumber, null, RevocationListFacts.DefaultValidity, DateTimeOffset.UtcNow)!;
        Assert.Equal("CN=ada", revocation.Entry!.Subject);
        File.Copy(revocation.List.File, $"{server.Home}/crl.pem");
        await server.Sql.ExecuteAsync($"alter system set ssl_crl_file = '{server.Home}/crl.pem'", Cancellation);
        await server.ReloadAsync(Cancellation);

        await Assert.ThrowsAnyAsync<ConnectionException>(() => UserAsync(ada));
        Assert.Equal("bob", await UserAsync(bob));
        var shown = Assert.Single(await CertificatesReader.ReadAsync([new(TargetOf(server, ""), [])], patience, Cancellation));
        Assert.Equal(revocation.List.NextUpdate, shown.Revocations!.NextUpdate);
        Assert.Contains(shown.Disagreements(revocation.List.NextUpdate.AddSeconds(1)), sentence => sentence.Contains("was to be replaced by", StringComparison.Ordinal));
        Assert.Empty(shown.Disagreements(DateTimeOffset.UtcNow));
    }

    [Fact]
    public void Openssl_reads_the_list_and_its_number_grows()
    {
        using var authority = Authority();
        var now = DateTimeOffset.UtcNow;
        authority.Issue(LeafSpec.ForClient("ada"), now);
        var serial = authority.Issued[0].Serial;

        var first = Revocation.Revoke(authority, serial, null, TimeSpan.FromDays(30), now)!;
        var second = Revocation.Refresh(authority, TimeSpan.FromDays(7), now);

        Assert.Equal((1, 2), (first.List.Number, second.List.Number));
        Assert.False(first.WasRevoked);
        Assert.InRange(first.List.NextUpdate, now.AddDays(30).AddSeconds(-1), now.AddDays(30));
        Assert.InRange(second.List.NextUpdate, now.AddDays(7).AddSeconds(-1), now.AddDays(7));
        var text = TemporaryFolder.Run("openssl", "crl", "-in", second.List.File, "-CAfile", authority.CertificateFile, "-noout", "-text");
        Assert.Contains($"Serial Number: {serial.ToUpperInvariant()}", text, StringComparison.Ordinal);
        Assert.Contains("ecdsa-with-SHA256", text, StringComparison.Ordinal);
        Assert.Contains("X509v3 CRL Number: \n                2", text, StringComparison.Ordinal);
        Assert.Equal("644", Convert.ToString(HostFile.Facts(second.List.File).Mode, 8));
    }

    [Fact]
    public void One_that_is_revoked_keeps_its_date_and_one_that_is_not_known_needs_its_file()
    {
        using var authority = Authority();
        var now = DateTimeOffset.UtcNow;
        var leaf = CertificateFile.Read(authority.Issue(LeafSpec.ForClient("ada"), now).Certificate)!.Value[0];
        File.Delete($"{authority.Home}/issued.jsonl"); // as if the ledger had been lost

        Assert.Null(Revocation.Revoke(authority, leaf.SerialNumber, null, TimeSpan.FromDays(30), now));
        Assert.False(File.Exists($"{authority.Home}/crl.pem"));
        var first = Revocation.Revoke(authority, leaf.SerialNumber, leaf, TimeSpan.FromDays(30), now)!;
        var again = Revocation.Revoke(authority, leaf.SerialNumber, leaf, TimeSpan.FromDays(30), now.AddDays(1))!;

        Assert.Equal(LeafUse.Client, first.Entry!.Use);
        Assert.True(again.WasRevoked);
        Assert.Equal(first.Entry.RevokedAt, again.Entry!.RevokedAt);
        Assert.Equal("default", Revocation.AuthorityOf(folder["state"], leaf.SerialNumber, null));
        Assert.Null(Revocation.AuthorityOf(folder["state"], "00ff", null));
    }

    [Fact]
    public void A_protected_authority_revokes_nothing_without_its_passphrase()
    {
        AuthorityMaker.Create(folder["state"], "default", "vault", KeyType.EcP256, AuthorityMaker.DefaultValidity, new("hunter2"), DateTimeOffset.UtcNow);
        using (var open = LocalAuthority.TryOpen(AuthorityPlace.Of(folder["state"], "default"), new("hunter2"))!)
            open.Issue(LeafSpec.ForClient("ada"), DateTimeOffset.UtcNow);
        using var locked = LocalAuthority.TryOpen(AuthorityPlace.Of(folder["state"], "default"))!;

        Assert.Throws<AuthorityLocked>(() => Revocation.Revoke(locked, locked.Issued[0].Serial, null, TimeSpan.FromDays(30), DateTimeOffset.UtcNow));
        Assert.Null(locked.Issued[0].RevokedAt);
    }

    /// <summary>TLS by the authority, and the roles ada and bob by certificate only.</summary>
    static async Task ServeAsync(LabServer server, LocalAuthority authority)
    {
        var member = MemberDirectory.Of(new LocalHost(server.DataDirectory, server.ProcessId, ServerAccount.OfOwner(server.DataDirectory)));
        var pair = authority.Issue(LeafSpec.For(SubjectNames.Exactly(["localhost", "127.0.0.1"])), DateTimeOffset.UtcNow);
        member.Prepare("g1", pair.Certificate, pair.Key);
        member.Switch("g1");
        await File.WriteAllTextAsync($"{server.Home}/ca.crt", authority.CertificatePem, Cancellation);
        await server.WriteHbaAsync("local all all trust\nhostssl all ada,bob 127.0.0.1/32 cert\nhost all postgres 127.0.0.1/32 trust\n", Cancellation);
        foreach (var statement in new[]
        {
            "create role ada login", "create role bob login", $"alter system set ssl_ca_file = '{server.Home}/ca.crt'", $"alter system set ssl_cert_file = '{member.CertificatePath}'",
            $"alter system set ssl_key_file = '{member.KeyPath}'", "alter system set ssl = on",
        })
            await server.Sql.ExecuteAsync(statement, Cancellation);
        await server.ReloadAsync(Cancellation);
    }

    Target ClientOf(LabServer server, LocalAuthority authority, string role)
    {
        var files = new LeafFiles(folder.Path, role);
        files.Write(authority.Issue(LeafSpec.ForClient(role), DateTimeOffset.UtcNow));
        return TargetOf(server, $"sslmode=verify-full sslrootcert={authority.CertificateFile} sslcert={files.Certificate} sslkey={files.Key}", role);
    }

    static Target TargetOf(LabServer server, string more, string user = "postgres") =>
        TargetReader.Read($"host=localhost hostaddr=127.0.0.1 port={server.Port} user={user} dbname=postgres {more}", ClientEnvironmentReader.Read());

    static async Task<string> UserAsync(Target target)
    {
        await using var session = await SqlSession.OpenAsync(target, patience, Cancellation);
        return (await session.QueryAsync("SELECT current_user::text AS name", row => row.Text("name"), Cancellation))[0];
    }
}
