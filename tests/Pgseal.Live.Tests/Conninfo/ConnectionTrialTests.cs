using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Trials;
using Pgseal.Live.Conninfo;

namespace Pgseal.Live.Tests.Conninfo;

/// <summary>What is said of a connection that was tried, against a real server and against impostors.</summary>
public sealed class ConnectionTrialTests(TruthServer servers) : IClassFixture<TruthServer>
{
    [Fact]
    public async Task Settings_that_demand_everything_get_it_from_the_server_itself()
    {
        var report = await TryAsync($"sslmode=verify-full sslrootcert={servers.RootFile}", servers.Port);

        Assert.Equal((TrialChannel.Tls, TrialLogin.LoggedIn, null, true), (report.Channel, report.Login, report.Failure, report.BindsChannel));
        Assert.Equal(("TLSv1.3", "TLS_AES_256_GCM_SHA384", true), (report.Tls!.Protocol, report.Tls.Cipher, report.Tls.ClientCertificateAsked));
        Assert.Equal((servers.CertificateSha256, "CN=server", servers.RootFile, true, true, null), Certificate(report));
        Assert.Equal("asked for a SCRAM password", report.Asked);
        Assert.Equal(["SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"], report.Mechanisms);
        Assert.Equal(["asked for TLS, and the server agreed"], report.Steps);
    }

    [Fact]
    public async Task Direct_TLS_shows_its_protocol()
    {
        var report = await TryAsync("sslmode=require sslnegotiation=direct", servers.Port);
        Assert.Equal((TrialChannel.Tls, "postgresql"), (report.Channel, report.Tls!.Alpn));
        Assert.Equal(["began TLS at once"], report.Steps);
    }

    [Fact]
    public async Task Prefer_goes_on_in_clear_where_somebody_says_that_there_is_no_TLS()
    {
        var report = await TryAsync("sslmode=prefer", servers.WithoutTls);
        Assert.Equal((TrialChannel.Plaintext, TrialLogin.LoggedIn, false, null), (report.Channel, report.Login, report.BindsChannel, report.Tls));
        Assert.Equal(["no TLS is served", "connected again, in clear"], report.Steps);
    }

    [Fact]
    public async Task Prefer_goes_on_in_clear_where_the_certificate_is_not_accepted()
    {
        var report = await TryAsync($"sslmode=prefer sslrootcert={servers.RootFile}", servers.OtherCertificate);
        Assert.Equal((TrialChannel.Plaintext, false), (report.Channel, report.Tls!.Certificate.ChainHolds));
        Assert.Equal("connected again, in clear", report.Steps[^1]);
    }

    [Theory]
    [InlineData("sslmode=disable", "connected without asking for TLS")]
    [InlineData("sslmode=allow", "connected without asking for TLS")]
    public async Task In_clear_first(string settings, string step)
    {
        var report = await TryAsync(settings, servers.Port);
        Assert.Equal(TrialChannel.Plaintext, report.Channel);
        Assert.Equal([step], report.Steps);
    }

    [Fact]
    public async Task Allow_asks_for_TLS_where_plaintext_is_refused()
    {
        var report = await TryAsync("sslmode=allow user=tlsonly", servers.Port);
        Assert.Equal((TrialChannel.Tls, TrialLogin.LoggedIn, "let in without authentication"), (report.Channel, report.Login, report.Asked));
        Assert.Contains("plaintext was refused", report.Steps);
    }

    [Fact]
    public async Task Prefer_goes_on_in_clear_where_the_rules_refuse_TLS()
    {
        var report = await TryAsync("sslmode=prefer user=plainonly", servers.Port);
        Assert.Equal(TrialChannel.Plaintext, report.Channel);
        Assert.Contains("the server's rules refuse it over TLS", report.Steps);
    }

    [Fact]
    public async Task An_impostor_is_believed_where_nothing_is_checked()
    {
        var report = await TryAsync("sslmode=require", servers.OtherCertificate);
        Assert.Equal((TrialChannel.Tls, TrialLogin.LoggedIn, false), (report.Channel, report.Login, report.BindsChannel));
        Assert.Equal((null, null), (report.Tls!.Certificate.CheckedAgainst, report.Tls.Certificate.ChainHolds));
    }

    [Fact]
    public async Task Without_a_connection_it_is_said_why()
    {
        Assert.Equal("no TLS is served", (await TryAsync("sslmode=require", servers.WithoutTls)).Failure);
        Assert.Equal(
            "the TLS handshake failed: it is for other.example, not for localhost",
            (await TryAsync($"sslmode=verify-full sslrootcert={servers.RootFile}", servers.OtherName)).Failure);
        Assert.StartsWith("the server's rules refuse it: ", (await TryAsync("sslmode=require user=rejected", servers.Port)).Failure, StringComparison.Ordinal);
        Assert.Equal(TrialChannel.None, (await TryAsync("sslmode=require", servers.WithoutTls)).Channel);
    }

    [Fact]
    public async Task The_next_host_is_tried_where_one_fails()
    {
        var report = await TryAsync("sslmode=require host=localhost,localhost hostaddr=127.0.0.1,127.0.0.1", $"{servers.WithoutTls},{servers.Port}");
        Assert.Equal(($"localhost:{servers.Port}", TrialChannel.Tls), (report.Host, report.Channel));
    }

    [Fact]
    public async Task A_password_is_shown_to_nobody_who_is_not_verified()
    {
        servers.Stolen.Clear();
        foreach (var (settings, thief) in new[] { ("sslmode=prefer", servers.TlsThief), ("sslmode=prefer", servers.PlainThief), ("sslmode=disable", servers.PlainThief) })
        {
            var report = await TryAsync(settings, thief);
            Assert.Equal((TrialLogin.NotTried, "the server is not verified, and pgseal does not show it the password; the client would"), (report.Login, report.LoginBecause));
        }
        Assert.DoesNotContain("correct", servers.Stolen);
    }

    [Theory]
    [InlineData("password=wrong", TrialLogin.Refused, null)]
    [InlineData("password=''", TrialLogin.NotTried, "the settings have no password")]
    [InlineData("require_auth=md5", TrialLogin.NotTried, "require_auth forbids what the server asks for: the client gives up here")]
    public async Task It_says_how_far_a_login_went(string settings, TrialLogin login, string? because)
    {
        var report = await TryAsync($"sslmode=require {settings}", servers.Port);
        Assert.Equal(login, report.Login);
        Assert.True(because is null ? report.LoginBecause is not null : report.LoginBecause == because, report.LoginBecause);
    }

    [Fact]
    public async Task Where_the_channel_must_be_bound_an_impostor_gets_no_login()
    {
        var report = await TryAsync("sslmode=require channel_binding=require", servers.OtherCertificate);
        Assert.Equal((TrialLogin.NotTried, "channel_binding=require, and SCRAM-SHA-256-PLUS is not to be had here: the client gives up"), (report.Login, report.LoginBecause));
        Assert.Equal(TrialLogin.LoggedIn, (await TryAsync("sslmode=require channel_binding=require", servers.Port)).Login);
    }

    Task<ConnectionReport> TryAsync(string settings, int port) => TryAsync(settings, $"{port}");

    Task<ConnectionReport> TryAsync(string settings, string ports) => ConnectionTrial.RunAsync(
        ClientReader.Read(
            Recognised.Of($"host=localhost hostaddr=127.0.0.1 port={ports} dbname=postgres user=ada password=correct {settings}", null), servers.Context(18)),
        TimeSpan.FromSeconds(10),
        TestContext.Current.CancellationToken);

    static (string, string, string?, bool?, bool?, string?) Certificate(ConnectionReport report)
    {
        var it = report.Tls!.Certificate;
        return (it.Sha256, it.Subject, it.CheckedAgainst, it.ChainHolds, it.NameHolds, it.Fault);
    }
}
