using Pgseal.Core.Posture;
using Pgseal.Core.Probing;
using Pgseal.Core.Settings;
using Pgseal.Core.Tls;
using Pgseal.Live.Probing;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Probing;

/// <summary>Every fact of a probe against the truth of a server that was set up for it, and against openssl s_client.</summary>
public sealed class ProbeOnRealServersTests
{
    const string Sealed = "hostssl all all all scram-sha-256\nhostssl replication all all scram-sha-256";

    static readonly DateTimeOffset NextMonth = DateTimeOffset.UtcNow.AddDays(30);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Whatever_is_served_is_told_as_it_is(int major)
    {
        await using var server = await ProbedServer.StartAsync(major, Cancellation);
        var authority = server.Authority;
        var rsa = authority.Issue(rsa: true, NextMonth, "localhost", "127.0.0.1");
        var ec = authority.Issue(rsa: false, NextMonth, "localhost", "127.0.0.1");
        (string, string) Chain((string Certificate, string Key) pair, params string[] others) => (string.Join('\n', [pair.Certificate, .. others]), pair.Key);

        async Task<ProbedTarget> AgreedAsync((string, string) pair, string rules = Sealed, string configuration = "", string name = "localhost")
        {
            var probed = await server.ProbeAsync(pair, rules, configuration, Cancellation, settings: server.Settings with { ServerName = name });
            (await OpenSslClient.RunAsync(server.Server.Port, server.RootFile, name, Cancellation)).AssertAgrees(probed.Endpoint());
            return probed;
        }

        // RSA, the chain whole: all is as it should be.
        var whole = await AgreedAsync(Chain(rsa, authority.MiddlePem));
        Assert.Equal("", whole.Complaints());
        Assert.Equal((true, PlaintextAnswer.Refused, ServerKind.PostgreSql), (whole.IsGood, whole.Plaintext, whole.Server.Kind));
        Assert.InRange(whole.Seen.Connections, 1, 12);
        Assert.Equal(VersionFacts.HasDirectTls(ServerVersion.OfMajor(major)), whole.Endpoint().Direct?.WithAlpn is HandshakeOutcome.Served);
        Assert.Equal(VersionFacts.HasDirectTls(ServerVersion.OfMajor(major)) ? "17 or later" : "13 or before", whole.Server.Version);
        Assert.Contains("over TLS: SCRAM, with channel binding", whole.Check("authentication").Seen, StringComparison.Ordinal);
        Assert.Contains("2 certificates are sent, in order", whole.Check("certificate").Seen, StringComparison.Ordinal);

        // ECDSA; the issuer missing; the order wrong.
        Assert.Equal("", (await AgreedAsync(Chain(ec, authority.MiddlePem))).Complaints());
        var incomplete = await AgreedAsync(Chain(ec));
        Assert.Equal("certificate bad", incomplete.Complaints());
        Assert.Contains("verify-ca: refuses (its chain leads to no authority in ", incomplete.Check("certificate").Seen, StringComparison.Ordinal);
        var misordered = await AgreedAsync(Chain(ec, authority.RootPem, authority.MiddlePem));
        Assert.Equal("", misordered.Complaints());
        Assert.Contains("certificate 2 of the 3 sent is not the issuer of certificate 1", misordered.Check("certificate").Seen, StringComparison.Ordinal);

        // Expired; for another name.
        var expired = await AgreedAsync(Chain(authority.Issue(rsa: false, DateTimeOffset.UtcNow.AddDays(-1), "localhost"), authority.MiddlePem));
        Assert.Equal("certificate bad", expired.Complaints());
        Assert.StartsWith("expired: ", expired.Check("certificate").Seen, StringComparison.Ordinal);
        var other = await AgreedAsync(Chain(ec, authority.MiddlePem), name: "db1.example");
        Assert.Equal("certificate bad", other.Complaints());
        Assert.Contains("verify-ca: accepts; verify-full: refuses (it is for localhost, 127.0.0.1, not for db1.example)", other.Check("certificate").Seen, StringComparison.Ordinal);

        // TLS off: admitted in clear, and nothing of TLS is good.
        var off = await AgreedAsync(Chain(ec, authority.MiddlePem), "host all all all scram-sha-256", "ssl = off");
        Assert.Equal("ssl-request bad, plaintext bad, plaintext-replication bad", off.Complaints());
        Assert.Equal((false, PlaintextAnswer.Admitted), (off.Seen.ServesTls, off.Plaintext));
        Assert.Equal(CheckResult.Ok, off.Check("request-stuffing").Result);
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Whatever_the_rules_say_is_told_as_it_is(int major)
    {
        await using var server = await ProbedServer.StartAsync(major, Cancellation);
        var pair = server.Authority.Issue(rsa: false, NextMonth, "localhost");
        pair = ($"{pair.Certificate}\n{server.Authority.MiddlePem}", pair.Key);
        Task<ProbedTarget> ProbeAsync(string rules, string configuration = "", ProbeSettings? settings = null) =>
            server.ProbeAsync(pair, rules, configuration, Cancellation, settings: settings);

        var rejected = await ProbeAsync("host all all all reject");
        Assert.Equal("", rejected.Complaints());
        Assert.Contains("a rule rejects it (28000 \"pg_hba.conf rejects connection", rejected.Check("plaintext").Seen, StringComparison.Ordinal);
        Assert.Contains("the rules answered and refuse this login", rejected.Check("tls-startup").Seen, StringComparison.Ordinal);

        var trusting = await ProbeAsync("host all all all trust");
        Assert.Equal("plaintext bad, plaintext-replication bad, authentication bad", trusting.Complaints());
        Assert.Contains("pg_seal_probe@postgres: admitted, let in without authentication", trusting.Check("plaintext").Seen, StringComparison.Ordinal);

        var scram = await ProbeAsync("host all all all scram-sha-256");
        Assert.Equal("plaintext bad, plaintext-replication bad", scram.Complaints());
        Assert.Contains("postgres@postgres (logical replication): admitted", scram.Check("plaintext-replication").Seen, StringComparison.Ordinal);
        Assert.Contains("pg_seal_probe@replication: refused, no rule admits it", scram.Check("plaintext-replication").Seen, StringComparison.Ordinal);

        var replication = await ProbeAsync($"{Sealed}\nhost replication all all md5");
        Assert.Equal("plaintext-replication bad", replication.Complaints().Replace(", authentication bad", "", StringComparison.Ordinal)); // MD5 for a role with an MD5 password, or for nobody

        var named = await ProbeAsync($"host app app all scram-sha-256\n{Sealed}", settings: server.Settings with { Logins = ProbeLogins.ToTry(["app"], ["app"]) });
        Assert.Contains("app@app: admitted", named.Check("plaintext").Seen, StringComparison.Ordinal);
        Assert.Equal("", (await ProbeAsync($"host app app all scram-sha-256\n{Sealed}")).Complaints()); // who is not asked for is not seen

        var weak = await ProbeAsync(Sealed, "ssl_min_protocol_version = 'TLSv1'\nssl_ciphers = 'ALL:@SECLEVEL=0'");
        Assert.Equal("protocols bad, ciphers bad", weak.Complaints());
        Assert.Contains("accepts TLSv1.3, TLSv1.2, TLSv1.1, TLSv1", weak.Check("protocols").Seen, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_client_certificate_is_seen_to_be_asked_for_demanded_refused_and_taken(int major)
    {
        await using var server = await ProbedServer.StartAsync(major, Cancellation);
        var pair = server.Authority.Issue(rsa: false, NextMonth, "localhost");
        pair = ($"{pair.Certificate}\n{server.Authority.MiddlePem}", pair.Key);
        var client = server.Authority.Issue(rsa: false, NextMonth, ProbeLogins.Nobody);
        var certificate = await server.KeepAsync("client.crt", client.Certificate, Cancellation);
        var key = await server.KeepAsync("client.key", client.Key, Cancellation);
        // The server does not know the authority in between: this client does not send it.
        using var stranger = CertificateFiles.Pair(certificate, key);

        var asked = await server.ProbeAsync(pair, "hostssl all all all scram-sha-256", "ssl_ca_file = 'root.crt'", Cancellation);
        Assert.Equal("", asked.Complaints());
        Assert.StartsWith("requested in the handshake, of CN=probe root, and not required of pg_seal_probe@postgres; one made up for this probe: refused", asked.Check("client-certificate").Seen, StringComparison.Ordinal);
        (await OpenSslClient.RunAsync(server.Server.Port, server.RootFile, "localhost", Cancellation)).AssertAgrees(asked.Endpoint());

        var demanded = await server.ProbeAsync(pair, "hostssl all all all cert", "ssl_ca_file = 'root.crt'", Cancellation);
        Assert.Equal("", demanded.Complaints());
        Assert.StartsWith("required: requested in the handshake", demanded.Check("client-certificate").Seen, StringComparison.Ordinal);
        Assert.InRange(demanded.Seen.Connections, 1, 13);

        var refused = await server.ProbeAsync(pair, "hostssl all all all cert", "ssl_ca_file = 'root.crt'", Cancellation, settings: server.Settings with { ClientCertificate = stranger });
        Assert.Equal("client-certificate bad", refused.Complaints());

        await File.AppendAllTextAsync(Path.Combine(server.Server.DataDirectory, "root.crt"), $"\n{server.Authority.MiddlePem}", Cancellation);
        var taken = await server.ProbeAsync(pair, "hostssl all all all cert", "ssl_ca_file = 'root.crt'", Cancellation, settings: server.Settings with { ClientCertificate = stranger });
        Assert.Equal("", taken.Complaints());
        Assert.Contains("the one given: taken", taken.Check("client-certificate").Seen, StringComparison.Ordinal);
    }
}
