using System.Runtime.CompilerServices;
using System.Text;
using Pgseal.Core.Certificates;
using Pgseal.Lab;
using Pgseal.Live.Certificates;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Tests.Hosts;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Certificates;

/// <summary>Client certificates in the order of docs/commands/cert.md: nobody is locked out on the way, and at its end only the right ones get in.</summary>
public sealed class ClientCertificateTests : IDisposable
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(20);

    readonly TemporaryFolder folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task The_documented_order_locks_nobody_out_and_only_the_right_certificate_gets_in(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        using var authority = Authority("default");
        using var stranger = Authority("stranger");
        await ServeAsync(server, authority);
        const string password = "password=hunter2";
        Assert.Equal("ada", await UserAsync(server, "ada", password));

        // 1. A certificate for every role.
        var (ada, bob, carol, mallory) = (Client(authority, "ada"), Client(authority, "bob"), Client(authority, "carol.example.com"), Client(stranger, "ada", "mallory"));
        var dave = Client(authority, "dave");
        Assert.Equal("ada", await UserAsync(server, "ada", password));

        // 2. ssl_ca_file; whoever has no certificate is asked for none.
        await File.WriteAllTextAsync($"{server.Home}/ca.crt", authority.CertificatePem, Cancellation);
        await server.Sql.ExecuteAsync($"alter system set ssl_ca_file = '{server.Home}/ca.crt'", Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Equal("ada", await UserAsync(server, "ada", password));

        // 3. Who connects with a certificate is seen.
        await using (var with = await OpenAsync(server, "ada", $"{password} {ada}"))
        await using (var without = await OpenAsync(server, "bob", password))
        {
            var seen = await with.QueryAsync(Documented("SELECT usename, client_dn "), row => (row.TextOrNull("usename"), row.TextOrNull("client_dn")), Cancellation);
            Assert.Contains(("ada", "/CN=ada"), seen);
            Assert.DoesNotContain(seen, it => it.Item1 == "bob" && it.Item2 is { Length: > 0 });
        }

        // 4. One role first; the others get in as before.
        await RulesAsync(server, "hostssl all ada 127.0.0.1/32 scram-sha-256 clientcert=verify-full", "hostssl all all 127.0.0.1/32 scram-sha-256");
        Assert.Equal("bob", await UserAsync(server, "bob", password));
        Assert.Equal("ada", await UserAsync(server, "ada", $"{password} {ada}"));
        foreach (var wrong in (string[])[password, $"{password} {bob}", $"{password} {mallory}", $"password=wrong {ada}"])
            await RefusedAsync(server, "ada", wrong);

        // Then the method cert, with a map where the common name is not the role.
        await ServerUser.Current.WriteFileAsync($"{server.DataDirectory}/pg_ident.conf", Encoding.ASCII.GetBytes("people carol.example.com carol\ndn \"CN=dave\" dave\n"), Cancellation);
        var byName = major >= 14;
        await RulesAsync(
            server, "hostssl all ada,bob 127.0.0.1/32 cert", "hostssl all carol 127.0.0.1/32 cert map=people", byName ? "hostssl all dave 127.0.0.1/32 cert clientname=DN map=dn" : "hostssl all dave 127.0.0.1/32 cert");
        foreach (var (role, certificate) in new[] { ("ada", ada), ("bob", bob), ("carol", carol), ("dave", dave) })
            Assert.Equal(role, await UserAsync(server, role, certificate));
        foreach (var (role, certificate) in new[] { ("ada", bob), ("bob", ada), ("carol", ada), ("dave", ada), ("ada", ""), ("ada", password), ("ada", mallory), ("ada", carol) })
            await RefusedAsync(server, role, certificate);

        // And revoked: the others are not.
        var serial = CertificateFile.Read(await File.ReadAllBytesAsync(folder["bob.crt"], Cancellation))!.Value[0].SerialNumber;
        var revocation = Revocation.Revoke(authority, serial, null, RevocationListFacts.DefaultValidity, DateTimeOffset.UtcNow)!;
        File.Copy(revocation.List.File, $"{server.Home}/crl.pem");
        await server.Sql.ExecuteAsync($"alter system set ssl_crl_file = '{server.Home}/crl.pem'", Cancellation);
        await server.ReloadAsync(Cancellation);
        await RefusedAsync(server, "bob", bob);
        Assert.Equal("ada", await UserAsync(server, "ada", ada));
    }

    LocalAuthority Authority(string name)
    {
        AuthorityMaker.Create(folder["state"], name, $"pgseal CA {name}", KeyType.EcP256, AuthorityMaker.DefaultValidity, null, DateTimeOffset.UtcNow);
        return LocalAuthority.TryOpen(AuthorityPlace.Of(folder["state"], name))!;
    }

    /// <returns>What a client adds to its settings.</returns>
    string Client(LocalAuthority authority, string commonName, string? file = null)
    {
        var files = new LeafFiles(folder.Path, file ?? commonName);
        files.Write(authority.Issue(LeafSpec.ForClient(commonName), DateTimeOffset.UtcNow));
        return $"sslcert={files.Certificate} sslkey={files.Key}";
    }

    /// <summary>TLS by the authority, and four roles with a password.</summary>
    static async Task ServeAsync(LabServer server, LocalAuthority authority)
    {
        var member = MemberDirectory.Of(new LocalHost(server.DataDirectory, server.ProcessId, ServerAccount.OfOwner(server.DataDirectory)));
        var pair = authority.Issue(LeafSpec.For(SubjectNames.Exactly(["localhost", "127.0.0.1"])), DateTimeOffset.UtcNow);
        member.Prepare("g1", pair.Certificate, pair.Key);
        member.Switch("g1");
        await server.Sql.ExecuteAsync("set password_encryption = 'scram-sha-256'; create role ada login password 'hunter2'; create role bob login password 'hunter2'; create role carol login; create role dave login", Cancellation);
        foreach (var setting in new[] { $"ssl_cert_file = '{member.CertificatePath}'", $"ssl_key_file = '{member.KeyPath}'", "ssl = on" })
            await server.Sql.ExecuteAsync($"alter system set {setting}", Cancellation);
        await RulesAsync(server, "hostssl all all 127.0.0.1/32 scram-sha-256");
    }

    static async Task RulesAsync(LabServer server, params string[] rules)
    {
        await server.WriteHbaAsync(string.Join('\n', ["local all all trust", "host all postgres 127.0.0.1/32 trust", .. rules, ""]), Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Equal(0L, await server.Sql.ScalarAsync<long>("select count(*) from pg_hba_file_rules where error is not null", Cancellation));
    }

    static Task<SqlSession> OpenAsync(LabServer server, string role, string more) => SqlSession.OpenAsync(
        TargetReader.Read($"host=localhost hostaddr=127.0.0.1 port={server.Port} user={role} dbname=postgres sslmode=require {more}", ClientEnvironmentReader.Read()), patience, Cancellation);

    static async Task<string> UserAsync(LabServer server, string role, string more)
    {
        await using var session = await OpenAsync(server, role, more);
        return (await session.QueryAsync("SELECT current_user::text AS name", row => row.Text("name"), Cancellation))[0];
    }

    static Task RefusedAsync(LabServer server, string role, string more) => Assert.ThrowsAnyAsync<PgsealException>(() => UserAsync(server, role, more));

    /// <summary>A statement as the page says it.</summary>
    static string Documented(string beginning, [CallerFilePath] string here = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/commands/cert.md"));
        var from = page.IndexOf(beginning, StringComparison.Ordinal);
        return page[from..page.IndexOf('`', from)];
    }
}
