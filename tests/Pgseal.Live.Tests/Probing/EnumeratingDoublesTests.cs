using System.Net;
using System.Net.Sockets;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;
using Pgseal.Live.Probing;
using Pgseal.Testing.Hostile;

namespace Pgseal.Live.Tests.Probing;

public sealed class EnumeratingDoublesTests
{
    static readonly TimeSpan Deadline = TimeSpan.FromMilliseconds(400);

    static async Task<TlsInventory> AskAsync(Script script, Depth depth = Depth.Full, TimeSpan? deadline = null)
    {
        await using var server = HostileServer.Start(script);
        return await TlsEnumerator.AskAsync(server.Endpoint, new TlsQuestions { Depth = depth }, deadline ?? TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Ssl_3_is_found_with_its_suites()
    {
        var found = await AskAsync(TlsDouble.OnlySsl3(0x0004, 0x0003));
        Assert.Equal([TlsVersion.Ssl3], found.Versions.Where(it => it.Acceptance is Acceptance.Accepted).Select(it => it.Version));
        Assert.Equal(["RC4-MD5", "EXP-RC4-MD5"], found[TlsVersion.Ssl3].Suites!.Accepted.Select(suite => suite.ToString()));
        Assert.Equal((PreferenceOrder.Server, null), (found[TlsVersion.Ssl3].Suites!.Order, found[TlsVersion.Ssl3].Suites!.IncompleteBecause));
        Assert.Equal(new WeakAnswer(SuiteGrade.Broken, new Acceptance.Accepted(), new CipherSuite(4), TlsVersion.Ssl3), found.Weak[0]);
    }

    [Fact]
    public async Task Groups_against_quantum_computers_are_found()
    {
        var groups = (await AskAsync(TlsDouble.Tls13(0x1301, 0x11ec, 0x11ed, 29)))[TlsVersion.Tls13].Groups!;
        Assert.Equal(["X25519MLKEM768", "SecP384r1MLKEM1024", "x25519"], groups.Accepted.Select(group => group.Name));
        Assert.Equal([true, true, false], groups.Accepted.Select(group => group.IsPostQuantum));
        Assert.DoesNotContain((await AskAsync(TlsDouble.Tls13(0x1301, 29)))[TlsVersion.Tls13].Groups!.Accepted, group => group.IsPostQuantum);
    }

    public static TheoryData<string, Script> Nonsense => new()
    {
        { "no answer in time while waiting for the answer to an SSLRequest", Scripts.Silence },
        { "no answer in time while in the TLS handshake", Scripts.Answer("S"u8.ToArray(), Scripts.Silence) },
        { "the connection was closed while waiting for the answer to an SSLRequest", Scripts.Reset },
        { "the connection was closed while in the TLS handshake", Scripts.Answer("S"u8.ToArray(), Scripts.Reset) },
        { "the server closed the connection without an answer to the ClientHello", Scripts.Answer("S"u8.ToArray(), Scripts.Close) },
        { "the connection ended in the middle of the server's answer", Scripts.Answer("S"u8.ToArray(), Scripts.Answer([22, 3, 3, 1, 0], Scripts.HangUp)) },
        { "the server's answer has no end", Scripts.Answer("S"u8.ToArray(), Scripts.Endless(21, 3, 3, 0, 2, 1, 112)) },
        { "no TLS is served", Scripts.Answer("N"u8.ToArray(), Scripts.Silence) },
        { "what answers does not speak TLS: HTTP/1.1 400", Scripts.Answer("S"u8.ToArray(), Scripts.Http) },
        { "what answers is not PostgreSQL: HTTP/1.1 400", Scripts.Http },
        { "answered a TLS request with an error that nobody signed: too many", Scripts.Answer(Scripts.Error("SFATAL", "C53300", "Mtoo many"), Scripts.Close) },
    };

    [Theory]
    [MemberData(nameof(Nonsense), DisableDiscoveryEnumeration = true)]
    public async Task What_is_no_answer_is_unknown_and_soon_given_up(string because, Script script)
    {
        var found = await AskAsync(script, deadline: Deadline);
        Assert.All(found.Versions, it => Assert.StartsWith(because, Assert.IsType<Acceptance.Unknown>(it.Acceptance).Because, StringComparison.Ordinal));
        Assert.All(found.Weak, it => Assert.IsType<Acceptance.Unknown>(it.Acceptance));
        Assert.Equal(2, found.Connections);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unknown()
    {
        using var unused = new TcpListener(IPAddress.Loopback, 0);
        unused.Start();
        var endpoint = (IPEndPoint)unused.LocalEndpoint;
        unused.Stop();
        var found = await TlsEnumerator.AskAsync(endpoint, new TlsQuestions { Depth = Depth.Quick }, Deadline, TestContext.Current.CancellationToken);
        Assert.All(found.Versions, it => Assert.Equal(new Acceptance.Unknown("cannot be reached: connection refused"), it.Acceptance));
    }

    [Fact]
    public async Task No_more_connections_are_open_at_once_than_allowed()
    {
        var (open, most) = (0, 0);
        await using var server = HostileServer.Start(async (stream, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            await TlsDouble.Tls13(0x1301, 23, 24, 25, 29, 30)(stream, token);
            Interlocked.Decrement(ref open);
        });
        await TlsEnumerator.AskAsync(server.Endpoint, new TlsQuestions { Depth = Depth.Full, AtOnce = 1 }, TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.InRange(most, 1, 2); // the double may still be taking its leave of the one before
    }

    [Fact]
    public async Task A_caller_who_gives_up_leaves_no_connection_behind()
    {
        await using var server = HostileServer.Start(Scripts.Silence);
        using var givingUp = new CancellationTokenSource();
        var asking = TlsEnumerator.AskAsync(server.Endpoint, new TlsQuestions { Depth = Depth.Full }, TimeSpan.FromMinutes(1), givingUp.Token);
        await givingUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }
}
