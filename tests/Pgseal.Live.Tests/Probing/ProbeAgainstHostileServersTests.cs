using System.Diagnostics;
using System.Text.RegularExpressions;
using Pgseal.Core.Probing;
using Pgseal.Testing.Hostile;

namespace Pgseal.Live.Tests.Probing;

public sealed partial class ProbeAgainstHostileServersTests
{
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>Beyond the deadline, for machines that are busy.</summary>
    static readonly TimeSpan Slack = TimeSpan.FromSeconds(6);

    static readonly byte[] Refusal = Scripts.Error("SFATAL", "C28000", "Mno pg_hba.conf entry for host \"x\", no encryption", "RClientAuthentication");
    static readonly Script Refusing = Scripts.Say(Refusal, Scripts.HangUp);
    static readonly Script Agreeing = Scripts.Say("S"u8.ToArray(), Scripts.Silence);

    /// <summary>A server, the check that must notice, its result, and how its sentence begins: another for each.</summary>
    public static TheoryData<string, Script, string, CheckResult, string> Servers => new()
    {
        { "silence", Scripts.Silence, "ssl-request", CheckResult.Unknown, "no answer in time while waiting for the answer to an SSLRequest" },
        { "one byte a second", Scripts.Drip(TimeSpan.FromSeconds(1), Scripts.Error("SFATAL", "C53300", "Mmany")), "gss-request", CheckResult.Unknown, "neither G nor N: no answer in time while waiting for the answer to a GSSENCRequest" },
        { "endless data", Scripts.Endless("data, data, data "u8.ToArray()), "ssl-request", CheckResult.Unknown, "what answers is not PostgreSQL: \"data, data" },
        { "a web server", Scripts.Http, "ssl-request", CheckResult.Unknown, "what answers is not PostgreSQL: \"HTTP/1.1 400 Bad Request" },
        { "a huge length", Scripts.Answer([(byte)'E', 0x7f, 0xff, 0xff, 0xff], Scripts.Silence), "ssl-request", CheckResult.Unknown, @"what answers is not PostgreSQL: ""E\x7F" },
        { "S, then garbage", Scripts.Requests(Scripts.Say("S"u8.ToArray(), Scripts.Endless("garbage, garbage "u8.ToArray())), Refusing), "ssl-request", CheckResult.Bad, "S, and then the handshake failed: " },
        { "S, then silence", Scripts.Requests(Agreeing, Refusing), "ssl-request", CheckResult.Unknown, "no answer in time while in the TLS handshake" },
        { "S and injected bytes", Scripts.Requests(Scripts.Say([(byte)'S', .. Refusal], Scripts.Silence), Refusing), "injected-bytes", CheckResult.Bad, $"{Refusal.Length} bytes in clear followed the S" },
        { "G and injected bytes", Scripts.Answer("Gevil"u8.ToArray(), Scripts.Silence), "gss-request", CheckResult.Bad, "neither G nor N: 4 bytes came in clear after" },
        { "N, and plaintext refused", Scripts.Requests(Scripts.Say("N"u8.ToArray(), Refusing), Refusing), "ssl-request", CheckResult.Bad, "N: no TLS is served (unauthenticated" },
        { "an S within an error", Scripts.Requests(Scripts.Say(Scripts.Error("SFATAL", "C0A000", "MSSL is not needed, connect to db2.evil.test"), Scripts.HangUp), Refusing), "ssl-request", CheckResult.Unknown, "an error came instead of S or N: 0A000 \"SSL is not needed, connect to db2.evil.test\" (unauthenticated)" },
        { "control characters", Scripts.Requests(Scripts.Say(Scripts.Error("SFATAL", "C0A000", "M\u001b[31mred\a\u009b2J\r\nfake: ok"), Scripts.HangUp), Refusing), "injected-bytes", CheckResult.Unknown, @"an error text came before TLS, which anybody can write (CVE-2024-10977): ""\x1B[31mred\x07\x9B2J\x0D\x0Afake: ok"" (unauthenticated)" },
        { "reset at the first word", Scripts.Reset, "ssl-request", CheckResult.Unknown, "the connection was closed while waiting for the answer to an SSLRequest" },
        { "reset after S", Scripts.Requests(Scripts.Say("S"u8.ToArray(), Scripts.Reset), Refusing), "ssl-request", CheckResult.Unknown, "the connection was closed while in the TLS handshake" },
        { "reset at a StartupMessage", Scripts.Requests(Scripts.Say("N"u8.ToArray(), Scripts.Reset), Scripts.Reset), "plaintext", CheckResult.Unknown, "pg_seal_probe@postgres: the connection was closed while waiting for the answer to a StartupMessage" },
        { "an error without a list", Scripts.Requests(Scripts.Say("EFATAL:  could not fork new process\n\0"u8.ToArray(), Scripts.HangUp), Refusing), "ssl-request", CheckResult.Unknown, "an error came instead of S or N: \"FATAL:  could not fork new process\" (unauthenticated)" },
    };

    [Theory]
    [MemberData(nameof(Servers), DisableDiscoveryEnumeration = true)]
    public async Task Every_hostile_server_has_its_own_finding(string name, Script script, string check, CheckResult result, string seen)
    {
        Assert.NotEqual("", name);
        await using var server = HostileServer.Start(script);
        var clock = Stopwatch.StartNew();

        var probed = await Truth.OfAsync(server.Endpoint.Port, Truth.Settings with { Timeout = Timeout });

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Timeout + Slack);
        var found = probed.Check(check);
        Assert.Equal(result, found.Result);
        Assert.StartsWith(seen, found.Seen, StringComparison.Ordinal);
        Assert.False(probed.IsGood);
        Assert.All(probed.Checks, it => Assert.DoesNotMatch(Control(), it.Seen + it.Next));
    }

    [Fact]
    public void No_two_hostile_servers_are_told_alike() =>
        Assert.Distinct(Servers.Select(server => (server.Data.Item3, server.Data.Item5)));

    [Fact]
    public async Task Bytes_in_one_segment_with_the_request_that_are_processed_are_noticed()
    {
        // A StartupMessage that came with the SSLRequest is answered, as servers before 14.1, 13.5 and 12.9 do; here in clear.
        await using var server = HostileServer.Start(Scripts.Requests(Scripts.Say([(byte)'N', .. Refusal], Scripts.Silence), Refusing));

        var probed = await Truth.OfAsync(server.Endpoint.Port, Truth.Settings with { Timeout = Timeout });

        Assert.Equal(CheckResult.Bad, probed.Check("request-stuffing").Result);
        Assert.Contains("CVE-2021-23214", probed.Check("request-stuffing").Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_not_reached_in_one_connection()
    {
        var probed = await Truth.OfAsync(1, Truth.Settings);

        Assert.Equal((false, false, false, "connection refused", 1), (probed.Seen.IsReached, probed.IsGood, probed.IsBad, probed.Seen.UnreachedBecause, probed.Seen.Connections));
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_not_reached()
    {
        var probed = await Truth.OfAsync(5432, Truth.Settings, "nowhere.invalid");

        Assert.Equal((false, "the name nowhere.invalid does not resolve"), (probed.Seen.IsReached, probed.Seen.UnreachedBecause));
    }

    [Fact]
    public async Task No_more_than_four_connections_are_open_at_once()
    {
        var (open, most) = (0, 0);
        await using var server = HostileServer.Start(Scripts.Requests(
            Scripts.Say("N"u8.ToArray(), Refusing),
            async (stream, token) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref open));
                await Task.Delay(50, token);
                Interlocked.Decrement(ref open);
                await Refusing(stream, token);
            }));

        await Truth.OfAsync(server.Endpoint.Port, Truth.Settings with { Logins = ProbeLogins.ToTry(["a", "b", "c", "d"], ["x", "y"]) });

        Assert.InRange(most, 1, 4);
    }

    [GeneratedRegex(@"[\x00-\x1f\x7f-\x9f\u202e]")]
    private static partial Regex Control();
}
