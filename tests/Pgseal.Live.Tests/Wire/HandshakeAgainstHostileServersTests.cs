using System.Diagnostics;
using System.Net;
using CsCheck;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Tls;
using Pgseal.Live.Wire;
using Pgseal.Testing.Hostile;

namespace Pgseal.Live.Tests.Wire;

public sealed class HandshakeAgainstHostileServersTests
{
    static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(400);

    /// <summary>Far beyond the deadline of every step, for machines that are busy.</summary>
    static readonly TimeSpan Ages = TimeSpan.FromSeconds(8);

    static async Task<HandshakeOutcome> TryAsync(Script script)
    {
        await using var server = HostileServer.Start(script);
        var clock = Stopwatch.StartNew();
        var outcome = await Handshake.TryAsync(server.Endpoint, "localhost", SslNegotiation.Postgres, Deadline, TestContext.Current.CancellationToken);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Ages);
        return outcome;
    }

    [Fact]
    public async Task Silence_is_a_time_out_of_the_request() =>
        Assert.Equal(new HandshakeOutcome.TimedOut(WireStep.SslRequest), await TryAsync(Scripts.Silence));

    [Fact]
    public async Task An_error_that_drips_is_a_time_out_of_the_request() => Assert.Equal(
        new HandshakeOutcome.TimedOut(WireStep.SslRequest),
        await TryAsync(Scripts.Drip(TimeSpan.FromMilliseconds(100), Scripts.Error("SFATAL", "C53300", "Mmany"))));

    [Fact]
    public async Task N_is_not_served() => Assert.Equal(new HandshakeOutcome.NotServed(), await TryAsync(Scripts.Answer("N"u8.ToArray(), Scripts.Silence)));

    [Fact]
    public async Task Injected_bytes_are_counted() =>
        Assert.Equal(new HandshakeOutcome.BytesInjected(9), await TryAsync(Scripts.Answer("Sinjected!"u8.ToArray(), Scripts.Silence)));

    [Fact]
    public async Task Garbage_instead_of_tls_is_a_failed_handshake() =>
        Assert.IsType<HandshakeOutcome.HandshakeFailed>(await TryAsync(Scripts.Answer("S"u8.ToArray(), Scripts.Endless("garbage, garbage "u8.ToArray()))));

    [Fact]
    public async Task Silence_after_yes_is_a_time_out_of_the_handshake() =>
        Assert.Equal(new HandshakeOutcome.TimedOut(WireStep.Handshake), await TryAsync(Scripts.Answer("S"u8.ToArray(), Scripts.Silence)));

    [Fact]
    public async Task A_close_is_told_with_its_step()
    {
        Assert.Equal(new HandshakeOutcome.Closed(WireStep.SslRequest), await TryAsync(Scripts.Close));
        Assert.Equal(new HandshakeOutcome.Closed(WireStep.Handshake), await TryAsync(Scripts.Answer("S"u8.ToArray(), Scripts.Close)));
    }

    [Fact]
    public async Task A_reset_is_told_with_its_step()
    {
        Assert.Equal(new HandshakeOutcome.Closed(WireStep.SslRequest), await TryAsync(Scripts.Reset));
        Assert.Equal(new HandshakeOutcome.Closed(WireStep.Handshake), await TryAsync(Scripts.Answer("S"u8.ToArray(), Scripts.Reset)));
    }

    [Fact]
    public async Task An_error_in_clear_is_kept_apart_and_escaped() => Assert.Equal(
        new HandshakeOutcome.RefusedInClear(new ServerError("53300", @"no TLS needed,\x1B[31m connect elsewhere \xE9", "Routine")),
        await TryAsync(Scripts.Answer(Scripts.Error("SFATAL", "C53300", "Mno TLS needed,\u001b[31m connect elsewhere \u00e9", "RRoutine"), Scripts.Silence)));

    [Fact]
    public async Task A_web_server_is_not_postgres() =>
        Assert.StartsWith("HTTP/1.1 400 Bad Request", Assert.IsType<HandshakeOutcome.NotPostgres>(await TryAsync(Scripts.Http)).Came, StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { (byte)'x' })]
    [InlineData(new byte[] { (byte)'E', 0x7f, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { (byte)'E', 0xff, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { (byte)'E', 0, 0, 0, 0 })]
    public async Task Endless_data_is_not_read_to_its_end(byte[] bytes)
    {
        var came = Assert.IsType<HandshakeOutcome.NotPostgres>(await TryAsync(Scripts.Endless(bytes))).Came;
        Assert.InRange(came.Length, 1, 4 * 65);
    }

    [Fact]
    public async Task Whatever_bytes_come_there_is_an_outcome()
    {
        var answers = Gen.Select(Gen.Int[0, 5].Select(index => "SNERvx"u8.ToArray()[index]), Gen.Byte.Array[0, 40]);
        await answers.SampleAsync(
            async (first, rest) =>
            {
                await using var server = HostileServer.Start(Scripts.Answer([first, .. rest], Scripts.HangUp));
                await Handshake.TryAsync(server.Endpoint, null, SslNegotiation.Postgres, Deadline, TestContext.Current.CancellationToken);
                var login = new Login("u", "d", PhysicalReplication: true);
                await PlaintextAttempt.TryAsync(server.Endpoint, null, login, Deadline, TestContext.Current.CancellationToken);
            },
            iter: 300);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable() => Assert.Equal(
        new HandshakeOutcome.Unreachable("connection refused"),
        await Handshake.TryAsync(new IPEndPoint(IPAddress.Loopback, 1), null, SslNegotiation.Postgres, Deadline, TestContext.Current.CancellationToken));

    [Fact]
    public async Task Direct_tls_to_a_server_that_answers_in_clear_is_a_failed_handshake()
    {
        await using var server = HostileServer.Start(Scripts.Http);
        Assert.IsType<HandshakeOutcome.HandshakeFailed>(
            await Handshake.TryAsync(server.Endpoint, "localhost", SslNegotiation.Direct, Deadline, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_of_a_time_out()
    {
        await using var server = HostileServer.Start(Scripts.Silence);
        using var givingUp = new CancellationTokenSource();
        var trying = Handshake.TryAsync(server.Endpoint, null, SslNegotiation.Postgres, Ages, givingUp.Token);
        await givingUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trying);
    }
}
