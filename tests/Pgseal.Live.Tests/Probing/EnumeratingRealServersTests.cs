using System.Net;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Settings;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;
using Pgseal.Live.Probing;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Probing;

public sealed class EnumeratingRealServersTests(ProbedServers servers) : IClassFixture<ProbedServers>
{
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<TlsInventory> AskAsync(int port, Depth depth, SslNegotiation negotiation = SslNegotiation.Postgres) => TlsEnumerator.AskAsync(
        new IPEndPoint(IPAddress.Loopback, port), new TlsQuestions { Depth = depth, ServerName = "localhost", Negotiation = negotiation }, Deadline, Cancellation);

    async Task<TlsInventory> AskAsync(int major, string settings, Depth depth) => await AskAsync((await servers.GetAsync(major, settings, Cancellation)).Port, depth);

    static IEnumerable<TlsVersion> Accepted(TlsInventory found) => found.Versions.Where(it => it.Acceptance is Acceptance.Accepted).Select(it => it.Version);

    static IEnumerable<string> Names(TlsInventory found, TlsVersion version) => found[version].Suites!.Accepted.Select(suite => suite.ToString());

    static IEnumerable<string> Groups(TlsInventory found, TlsVersion version) => found[version].Groups!.Accepted.Select(group => group.Name);

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task As_it_is_shipped_sslscan_agrees_on_versions_suites_and_order(int major)
    {
        var server = await servers.GetAsync(major, "", Cancellation);
        var found = await AskAsync(server.Port, Depth.Full);
        var scanned = await OtherProbers.SslscanAsync(server.Port, Cancellation);

        Assert.Equal([TlsVersion.Tls13, TlsVersion.Tls12], Accepted(found));
        Assert.Equal(scanned.Keys.OrderDescending(), Accepted(found));
        foreach (var (version, suites) in scanned)
        {
            Assert.Equal(suites, found[version].Suites!.Accepted.Select(suite => suite.Code));
            Assert.Equal((PreferenceOrder.Server, null), (found[version].Suites!.Order, found[version].Suites!.IncompleteBecause));
        }
        Assert.Equal(["secp256r1"], Groups(found, TlsVersion.Tls13));
        Assert.Equal(["secp256r1"], Groups(found, TlsVersion.Tls12));
        Assert.Equal(new ServerTraits(SecureRenegotiation: true, ExtendedMasterSecret: true, SessionTicket: false, SessionId: false, Compression: false), found.Traits);
        Assert.Equal(new ClientCertificateRequest.NotAsked(), found.ClientCertificate);
        Assert.InRange(found.Connections, 49, 60);
    }

    [Fact]
    public async Task With_an_ecdsa_key_and_authorities_sslscan_agrees_and_they_are_named()
    {
        var server = await servers.GetAsync(Majors.Newest, ProbedServers.EcdsaKey + "ssl_ca_file = 'ecdsa.crt'", Cancellation);
        var found = await AskAsync(server.Port, Depth.Full);
        Assert.Equal((await OtherProbers.SslscanAsync(server.Port, Cancellation))[TlsVersion.Tls12], found[TlsVersion.Tls12].Suites!.Accepted.Select(suite => suite.Code));
        Assert.Equal(["O=Some, CN=localhost"], Assert.IsType<ClientCertificateRequest.Asked>(found.ClientCertificate).Authorities);
        Assert.InRange(found.Connections, 18, 32);
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Weak_settings_are_seen_at_a_glance(int major)
    {
        var server = await servers.GetAsync(major, "ssl_min_protocol_version = 'TLSv1'\nssl_ciphers = 'ALL:@SECLEVEL=0'", Cancellation);
        var found = await AskAsync(server.Port, Depth.Quick);
        Assert.Equal([TlsVersion.Tls13, TlsVersion.Tls12, TlsVersion.Tls11, TlsVersion.Tls10], Accepted(found));
        Assert.IsType<Acceptance.Refused>(found[TlsVersion.Ssl3].Acceptance);
        Assert.Equal(new WeakAnswer(SuiteGrade.Broken, new Acceptance.Accepted(), new CipherSuite(0x00a7), TlsVersion.Tls12), found.Weak[0]);
        Assert.Equal(7, found.Connections);
        Assert.True(await OtherProbers.OpensslConnectsAsync(server.Port, "-tls1_2", "ADH-AES256-GCM-SHA384", Cancellation));
    }

    [Fact]
    public async Task Every_suite_of_every_old_version_is_found_in_the_servers_order()
    {
        var found = await AskAsync(Majors.Newest, "ssl_min_protocol_version = 'TLSv1.1'\nssl_ciphers = 'AES128-SHA:ADH-AES256-SHA:ECDHE-RSA-AES256-GCM-SHA384:SEED-SHA:ECDHE-RSA-AES256-SHA:@SECLEVEL=0'", Depth.Full);
        Assert.Equal(["AES128-SHA", "ADH-AES256-SHA", "ECDHE-RSA-AES256-GCM-SHA384", "SEED-SHA", "ECDHE-RSA-AES256-SHA"], Names(found, TlsVersion.Tls12));
        Assert.Equal(["AES128-SHA", "ADH-AES256-SHA", "SEED-SHA", "ECDHE-RSA-AES256-SHA"], Names(found, TlsVersion.Tls11));
        Assert.Equal(PreferenceOrder.Server, found[TlsVersion.Tls12].Suites!.Order);
        Assert.Equal(new WeakAnswer(SuiteGrade.Broken, new Acceptance.Accepted(), new CipherSuite(0x003a), TlsVersion.Tls12), found.Weak[0]);
        Assert.IsType<Acceptance.Refused>(found[TlsVersion.Tls10].Acceptance);
        Assert.InRange(found.Connections, 20, 45);
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task What_is_found_and_what_is_not_openssl_finds_too(int major)
    {
        var server = await servers.GetAsync(major, "ssl_max_protocol_version = 'TLSv1.2'\nssl_ciphers = 'AES256-SHA:ECDHE-RSA-AES128-GCM-SHA256'", Cancellation);
        var found = await AskAsync(server.Port, Depth.Full);
        Assert.Equal(["AES256-SHA", "ECDHE-RSA-AES128-GCM-SHA256"], Names(found, TlsVersion.Tls12));
        Assert.Equal([TlsVersion.Tls12], Accepted(found));
        Assert.Equal(new Acceptance.Refused("chose TLSv1.2 instead"), found[TlsVersion.Tls13].Acceptance);
        foreach (var suite in new[] { "AES256-SHA", "ECDHE-RSA-AES128-GCM-SHA256", "AES128-SHA", "ECDHE-RSA-AES256-GCM-SHA384" })
            Assert.Equal(Names(found, TlsVersion.Tls12).Contains(suite), await OtherProbers.OpensslConnectsAsync(server.Port, "-tls1_2", suite, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task The_clients_order_is_told_apart(int major)
    {
        const string suites = "ssl_ciphers = 'AES256-SHA:ECDHE-RSA-AES128-GCM-SHA256:AES128-SHA'\n";
        var own = (await AskAsync(major, suites, Depth.Full))[TlsVersion.Tls12].Suites!;
        var clients = (await AskAsync(major, suites + "ssl_prefer_server_ciphers = off", Depth.Full))[TlsVersion.Tls12].Suites!;
        Assert.Equal((PreferenceOrder.Server, PreferenceOrder.Client), (own.Order, clients.Order));
        Assert.Equal(["AES256-SHA", "ECDHE-RSA-AES128-GCM-SHA256", "AES128-SHA"], own.Accepted.Select(suite => suite.ToString()));
        Assert.Equal(["ECDHE-RSA-AES128-GCM-SHA256", "AES256-SHA", "AES128-SHA"], clients.Accepted.Select(suite => suite.ToString()));
    }

    [Fact]
    public async Task Groups_stand_in_the_servers_order()
    {
        // Before 18 there was one group; the old name of the setting still works.
        var several = Majors.Newest >= 18;
        var found = await AskAsync(Majors.Newest, $"ssl_ecdh_curve = '{(several ? "secp521r1:X25519:secp384r1" : "secp521r1")}'", Depth.Full);
        string[] expected = several ? ["secp521r1", "x25519", "secp384r1"] : ["secp521r1"];
        Assert.Equal(expected, Groups(found, TlsVersion.Tls13));
        Assert.Equal(expected, Groups(found, TlsVersion.Tls12));
        Assert.Equal(several ? PreferenceOrder.Server : PreferenceOrder.Unknown, found[TlsVersion.Tls12].Groups!.Order);
        Assert.DoesNotContain(found[TlsVersion.Tls13].Groups!.Accepted, group => group.IsPostQuantum);
    }

    [Fact]
    public async Task A_server_of_tls_1_3_alone_is_asked_twice()
    {
        var found = await AskAsync(Majors.Newest, "ssl_min_protocol_version = 'TLSv1.3'", Depth.Quick);
        Assert.Equal([TlsVersion.Tls13], Accepted(found));
        Assert.Equal(new Acceptance.Refused("alert protocol_version"), found[TlsVersion.Tls12].Acceptance);
        Assert.Equal(new WeakAnswer(SuiteGrade.Dated, new Acceptance.Refused("no version below TLSv1.3 is accepted")), found.Weak[1]);
        Assert.Equal(new ClientCertificateRequest.Unknown("TLSv1.3 encrypts the request, and no older version is accepted"), found.ClientCertificate);
        Assert.Equal(2, found.Connections);
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Direct_tls_is_asked_the_same_where_there_is_any(int major)
    {
        var server = await servers.GetAsync(major, "", Cancellation);
        var found = await AskAsync(server.Port, Depth.Quick, SslNegotiation.Direct);
        if (VersionFacts.HasDirectTls(ServerVersion.OfMajor(major)))
            Assert.Equal((await AskAsync(server.Port, Depth.Quick)).Versions, found.Versions);
        else
            Assert.All(found.Versions, it => Assert.IsType<Acceptance.Unknown>(it.Acceptance));
    }

    [Fact]
    public async Task A_server_without_tls_leaves_everything_unknown()
    {
        var found = await AskAsync(Majors.Newest, "ssl = off", Depth.Full);
        Assert.All(found.Versions, it => Assert.Equal(new Acceptance.Unknown("no TLS is served"), it.Acceptance));
        Assert.Equal(2, found.Connections);
    }

    /// <summary>One line for each connection, and none of them a hint at a wrong version that was not asked for.</summary>
    [Fact]
    public async Task The_servers_log_says_that_the_client_cancelled()
    {
        var server = await servers.GetAsync(Majors.Newest, "ssl_ciphers = 'AES256-SHA'", Cancellation);
        var before = (await File.ReadAllLinesAsync(server.LogFile, Cancellation)).Length;
        await AskAsync(server.Port, Depth.Quick);
        string[] lines = [];
        for (var patience = 100; patience > 0 && lines.Length < 5; patience--)
        {
            lines = [.. (await File.ReadAllLinesAsync(server.LogFile, Cancellation)).Skip(before).Where(line => line.Contains("could not accept SSL connection", StringComparison.Ordinal))];
            await Task.Delay(20, Cancellation);
        }
        Assert.Equal(5, lines.Length);
        Assert.Equal(2, lines.Count(line => line.Contains("alert user cancelled", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.Contains("wrong version number", StringComparison.Ordinal));
    }
}
