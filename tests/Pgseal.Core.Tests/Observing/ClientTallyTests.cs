using System.Net;
using Pgseal.Core.Observing;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Tests.Observing;

public sealed class ClientTallyTests
{
    static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_session_seen_in_many_samples_is_one_connection()
    {
        var tally = new ClientTally();
        foreach (var second in Enumerable.Range(0, 10))
            tally.Sample([Session(7, ConnectionKind.Plain), Session(8, ConnectionKind.Plain)], Noon.AddSeconds(second));
        tally.Sample([Session(8, ConnectionKind.Plain)], Noon.AddSeconds(10));

        var client = Assert.Single(tally.ToList());

        Assert.Equal((1, 2, 2), (client.Now, client.Count, client.Plain));
        Assert.Equal((Noon.AddHours(-1), Noon.AddSeconds(10)), (client.FirstSeen, client.LastSeen));
        Assert.Null(client.LastPlainWhileServed);
    }

    [Theory]
    [InlineData(-7200, true)]
    [InlineData(-3600, false)] // the same moment is not after it
    [InlineData(0, false)]
    public void Who_opens_plaintext_after_tls_was_served_chose_it(int servedSince, bool chose)
    {
        var tally = new ClientTally();
        tally.TlsIsServedSince(Noon.AddSeconds(servedSince));
        tally.Sample([Session(7, ConnectionKind.Plain)], Noon);

        Assert.Equal(chose ? Noon.AddHours(-1) : (DateTimeOffset?)null, Assert.Single(tally.ToList()).LastPlainWhileServed);
    }

    [Theory]
    [InlineData("", false)] // nobody used TLS yet
    [InlineData("tls", true)]
    [InlineData("tls off", false)] // it was switched off in between
    [InlineData("tls off tls", true)]
    [InlineData("stop", false)]
    [InlineData("tls stop", false)]
    [InlineData("distrust", true)] // the server had a certificate to show
    public void The_log_itself_tells_whether_tls_was_served(string before, bool chose)
    {
        var lines = before.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word switch
        {
            "tls" => Connects(3, "connection authorized: user=web database=shop SSL enabled (protocol=TLSv1.3, cipher=A, bits=256)"),
            "distrust" => Connects(3, "could not accept SSL connection: tlsv1 alert unknown ca"),
            "off" => ["[1] LOG:  parameter \"ssl\" changed to \"off\""],
            _ => ["[1] LOG:  database system is shut down"],
        }).Concat(Connects(4, "connection authorized: user=app database=shop"));
        var log = string.Concat(lines.Select((line, at) => $"2026-11-24 12:00:0{at} UTC {line}\n"));

        var client = new ReadLog(LogFormat.Stderr, log, "%t [%p] ").Clients.First(it => it.Key.User == "app");

        Assert.Equal(chose, client.LastPlainWhileServed is not null);

        static string[] Connects(int pid, string then) => [$"[{pid}] LOG:  connection received: host=10.1.2.3 port=1", $"[{pid}] LOG:  {then}"];
    }

    [Fact]
    public void A_connection_that_was_on_its_way_when_tls_came_did_not_choose()
    {
        const string log = """
            2026-11-24 12:00:00.000 UTC [7] LOG:  connection received: host=10.1.2.3 port=1
            2026-11-24 12:00:02.000 UTC [7] LOG:  connection authorized: user=app database=shop

            """;

        Assert.Null(Assert.Single(new ReadLog(LogFormat.Stderr, log, servedSince: Noon.AddSeconds(1)).Clients).LastPlainWhileServed);
        Assert.NotNull(Assert.Single(new ReadLog(LogFormat.Stderr, log, servedSince: Noon.AddSeconds(-1)).Clients).LastPlainWhileServed);
    }

    [Fact]
    public void The_lowest_version_is_kept_and_long_names_are_cut_as_the_server_does()
    {
        var log = string.Concat(new[] { "TLSv1.3", "TLSv1", "TLSv1.2" }.Select(protocol =>
            "2026-11-24 12:00:00.000 UTC [7] LOG:  connection received: host=10.1.2.3 port=1\n"
            + $"2026-11-24 12:00:00.000 UTC [7] LOG:  connection authorized: user=app database=shop application_name={new string('n', 100)} SSL enabled (protocol={protocol}, cipher=A, bits=1)\n"));

        var client = Assert.Single(new ReadLog(LogFormat.Stderr, log).Clients);

        Assert.Equal(("TLSv1", 3, 63), (client.LowestProtocol, client.Tls, client.Key.Application.Length));
    }

    [Fact]
    public void Clients_beyond_those_kept_are_counted()
    {
        var tally = new ClientTally();
        foreach (var number in Enumerable.Range(0, ClientTally.MostClients + 5))
            tally.SentAway(new($"user{number}", "shop", false, "no", true), "10.1.2.3", null);

        Assert.Equal((ClientTally.MostClients, 5), (tally.ToList().Count, tally.NotKept));
    }

    static Session Session(int pid, ConnectionKind kind) =>
        new(pid, Noon.AddHours(-1), "app", "shop", "psql", IPAddress.Parse("10.1.2.3"), 1, kind, "idle", IsWalsender: false, null, null);
}
