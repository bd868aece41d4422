using System.Diagnostics;
using System.Net;
using Pgseal.Core.Tls;
using Pgseal.Live.Wire;
using Pgseal.Testing.Hostile;

namespace Pgseal.Live.Tests.Wire;

public sealed class StartupAgainstHostileServersTests
{
    static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(400);
    static readonly TimeSpan Ages = TimeSpan.FromSeconds(8);
    static readonly Login Login = new("nobody", "postgres", PhysicalReplication: false);

    static async Task<AttemptOutcome> TryAsync(Script script)
    {
        await using var server = HostileServer.Start(script);
        var clock = Stopwatch.StartNew();
        var attempt = await PlaintextAttempt.TryAsync(server.Endpoint, IPAddress.Parse("127.0.0.7"), Login, Deadline, TestContext.Current.CancellationToken);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Ages);
        Assert.Equal(IPAddress.Parse("127.0.0.7"), attempt.TriedFrom);
        Assert.Equal(Login, attempt.TriedAs);
        return attempt.Outcome;
    }

    [Theory]
    [InlineData(0, "", AuthRequest.Trust)]
    [InlineData(3, "", AuthRequest.Password)]
    [InlineData(5, "salt", AuthRequest.Md5)]
    [InlineData(7, "", AuthRequest.Gss)]
    [InlineData(9, "", AuthRequest.Sspi)]
    [InlineData(10, "SCRAM-SHA-256\0\0", AuthRequest.Scram)]
    [InlineData(10, "OAUTHBEARER\0\0", AuthRequest.Sasl)]
    [InlineData(99, "", AuthRequest.Other)]
    public async Task Any_authentication_request_means_admitted(int code, string rest, AuthRequest expected) =>
        Assert.Equal(new AttemptOutcome.Admitted(expected), await TryAsync(Scripts.Answer(Scripts.Authentication(code, rest), Scripts.Silence)));

    [Fact]
    public async Task A_negotiation_and_a_notice_come_before_the_answer() => Assert.Equal(
        new AttemptOutcome.Admitted(AuthRequest.Password),
        await TryAsync(Scripts.Answer([.. Scripts.Message('v', 0, 3, 0, 0, 0, 0, 0, 0), .. Scripts.Message('N', 0), .. Scripts.Authentication(3)], Scripts.Silence)));

    [Fact]
    public async Task The_rules_own_refusal_is_a_refusal() => Assert.Equal(
        new AttemptOutcome.Refused("28000", "kein Eintrag", "ClientAuthentication"),
        await TryAsync(Scripts.Answer(Scripts.Error("SFATAL", "C28000", "Mkein Eintrag", "RClientAuthentication"), Scripts.Close)));

    [Fact]
    public async Task A_poolers_refusal_is_not() => Assert.Equal(
        new AttemptOutcome.Unknown("the server refused for another reason than its rules", "08P01", "SSL required"),
        await TryAsync(Scripts.Answer(Scripts.Error("SFATAL", "C08P01", "MSSL required"), Scripts.Close)));

    public static TheoryData<string, Script> Nonsense => new()
    {
        { "no answer in time while waiting for the answer to a StartupMessage", Scripts.Silence },
        { "no answer in time while waiting for the answer to a StartupMessage", Scripts.Drip(TimeSpan.FromMilliseconds(100), Scripts.Authentication(0)) },
        { "no answer in time while waiting for the answer to a StartupMessage", Scripts.Endless(Scripts.Message('N', 0)) },
        { "the connection was closed while waiting for the answer to a StartupMessage", Scripts.Close },
        { "the connection was closed while waiting for the answer to a StartupMessage", Scripts.Reset },
        { "the connection was closed while waiting for the answer to a StartupMessage", Scripts.Answer([(byte)'R', 0, 0], Scripts.HangUp) },
        { "what answers is not PostgreSQL: ", Scripts.Http },
        { "what answers is not PostgreSQL: ", Scripts.Endless((byte)'R', 0x7f, 0xff, 0xff, 0xff) },
    };

    [Theory]
    [MemberData(nameof(Nonsense), DisableDiscoveryEnumeration = true)]
    public async Task What_is_no_answer_of_the_rules_is_unknown(string because, Script script) =>
        Assert.StartsWith(because, Assert.IsType<AttemptOutcome.Unknown>(await TryAsync(script)).Because, StringComparison.Ordinal);

    [Fact]
    public async Task An_address_that_this_machine_does_not_have_is_unknown()
    {
        await using var server = HostileServer.Start(Scripts.Silence);
        var attempt = await PlaintextAttempt.TryAsync(server.Endpoint, IPAddress.Parse("192.0.2.7"), Login, Deadline, TestContext.Current.CancellationToken);
        Assert.Equal(
            (new AttemptOutcome.Unknown("cannot be reached: this machine has no address 192.0.2.7 to connect from"), null),
            (attempt.Outcome, attempt.TriedFrom));
    }
}
