using Pgseal.Core.Observing;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Audit;
using Pgseal.Live.Hosts;
using Pgseal.Live.Observing;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Observing;

/// <summary>What a real server's own log tells equals what real clients did.</summary>
public sealed class ServerLogTests
{
    const string Everybody = """
        billing@postgres from 127.0.0.1 as 'invoices' plain=2
        billing@postgres from [local] as 'psql' local=1
        billing@replication from 127.0.0.1 as 'psql' plain=1
        modern@postgres from 127.0.0.1 as 'psql' tls=1
        rejected@postgres from 127.0.0.1 as '' refused=1
        web@postgres from 127.0.0.1 as 'psql' tls=1
        web@postgres from 127.0.0.1 as 'x, "y" SSL enabled (' plain=1
        x\x0A2026-11-24 12:00:00.000 UTC [1] LOG:  connection authorized: @postgres from 127.0.0.1 as 'psql' plain=1
        """;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int, string?> Logs
    {
        get
        {
            var logs = new TheoryData<int, string?>();
            foreach (var row in Majors.All)
                foreach (var destination in (string?[])["stderr", "stderr,csvlog", row.Data < 15 ? null : "jsonlog", row.Data is 13 or 18 ? "" : null])
                    if (destination is not null)
                        logs.Add(row.Data, destination.Length == 0 ? null : destination);
            return logs;
        }
    }

    [Theory]
    [Trait("Size", "Wide")]
    [MemberData(nameof(Logs))]
    public async Task Every_client_is_in_the_log_as_what_it_was(int major, string? destination)
    {
        await using var server = await LoggedServer.StartAsync(major, destination, tls: true, Cancellation);
        Assert.True(await server.ConnectAsync("host=127.0.0.1 sslmode=disable application_name=invoices", "billing", Cancellation));
        Assert.True(await server.ConnectAsync("host=127.0.0.1 sslmode=disable application_name=invoices", "billing", Cancellation));
        Assert.True(await server.ConnectAsync($"host={server.Server.SocketDirectory}", "billing", Cancellation));
        Assert.True(await server.ConnectAsync("host=127.0.0.1 sslmode=disable replication=true", "billing", Cancellation));
        Assert.True(await server.ConnectAsync("host=127.0.0.1 sslmode=prefer", "web", Cancellation));
        Assert.True(await server.ConnectAsync("host=127.0.0.1 sslmode=disable application_name='x, \"y\" SSL enabled ('", "web", Cancellation));
        Assert.True(await server.ConnectAsync("host=127.0.0.1 sslmode=require", "modern", Cancellation));
        Assert.False(await server.ConnectAsync("host=127.0.0.1 sslmode=disable", "rejected", Cancellation));
        Assert.True(await server.ConnectAsync("host=127.0.0.1 sslmode=disable", LoggedServer.HostileName, Cancellation));

        var seen = await ObserveAsync(server, told => told == Everybody);

        Assert.Equal(Everybody, Tell(seen));
        Assert.Equal(destination switch { null or "stderr" => LogFormat.Stderr, "jsonlog" => LogFormat.Json, _ => LogFormat.Csv }, seen.Log.Format);
        Assert.InRange(seen.Log.To!.Value, DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(1)); // in the log's time zone it is hours earlier
        Assert.Empty(seen.Log.Notes);
    }

    [Theory]
    [InlineData("log_connections = off", "log_connections is off")]
    [InlineData("log_destination = 'syslog'", "it goes to syslog and not to a file of the server's own")]
    [InlineData("log_line_prefix = '%u '", "log_line_prefix has neither %p nor %c, so that messages cannot be joined")]
    public async Task Why_a_log_is_not_usable_is_said(string setting, string why)
    {
        await using var server = await LoggedServer.StartAsync(Majors.Newest, null, tls: false, Cancellation, setting);

        var seen = await ObserveAsync(server, _ => true);

        Assert.Equal((null, why), (seen.Log.Format, seen.Log.NotUsable));
        Assert.NotEqual("", seen.Log.Next);
        Assert.DoesNotContain(seen.Clients, client => client.Key.User == "billing");
    }

    [Fact]
    public async Task A_file_that_was_named_is_read_and_one_that_is_not_there_is_not()
    {
        await using var server = await LoggedServer.StartAsync(Majors.Newest, "stderr", tls: false, Cancellation, "log_connections = on");
        await server.ConnectAsync("host=127.0.0.1 sslmode=disable", "billing", Cancellation);
        await ObserveAsync(server, told => told.Contains("billing", StringComparison.Ordinal));
        var log = Assert.Single(Directory.GetFiles(Path.Combine(server.Server.DataDirectory, "log")));

        Assert.Contains("billing@postgres", Tell(await ObserveAsync(server, _ => true, log)), StringComparison.Ordinal);
        var missing = await ObserveAsync(server, _ => true, "/nowhere/postgresql.log");
        Assert.Equal((null, "cannot see /nowhere/postgresql.log: there is no such file or directory"), (missing.Log.Format, missing.Log.NotUsable));
        var directory = await ObserveAsync(server, _ => true, "/tmp");
        Assert.Equal("cannot read /tmp: it is no regular file", directory.Log.NotUsable);
    }

    [Fact]
    public async Task Sampling_sees_who_is_there_for_a_while_and_ends_early_when_told()
    {
        await using var server = await LoggedServer.StartAsync(Majors.Newest, null, tls: true, Cancellation, "log_connections = off");
        using var enough = new CancellationTokenSource();
        var (progress, afterwards) = (new List<ObservationProgress>(), 0);
        await using var session = await SqlSession.OpenAsync(server.Target, Patience, Cancellation);
        var facts = await FactsReader.ReadAsync(session, Scope.All, Patience, Cancellation);
        var observer = await ClientObserver.OpenAsync(session, facts.Server!, null, null, Cancellation);
        Task<SqlSession>? late = null;
        var options = new ObserveOptions(TimeSpan.FromMinutes(10), null, OnProgress, enough.Token);

        var seen = await observer.LookAsync(session, facts, options.Duration, options, Cancellation);

        await (await late!).DisposeAsync();
        var client = Assert.Single(seen.Clients, it => it.Key.User == "web");
        Assert.Equal((1, 1), (client.Count, client.Plain));
        Assert.NotNull(client.LastPlainWhileServed);
        Assert.InRange(seen.Sampled, TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(5));
        Assert.Equal("the server's files are not on this host, or not in reach", seen.Log.NotUsable);
        Assert.Equal(progress[^1].Duration, progress[^1].Elapsed);

        void OnProgress(ObservationProgress it)
        {
            progress.Add(it);
            late ??= SqlSession.OpenAsync(
                TargetReader.Read($"host=127.0.0.1 port={server.Server.Port} user=web dbname=postgres sslmode=disable", ClientEnvironmentReader.Read()), Patience, Cancellation);
            if (late.IsCompleted && ++afterwards == 2)
                enough.Cancel();
        }
    }

    [Fact]
    public async Task Debians_log_belongs_to_nobody_the_server_knows_and_is_found_all_the_same()
    {
        await using var cluster = await DebianCluster.CreateAsync(DebianCluster.NewestMajor(), Cancellation);
        await cluster.Sql.ExecuteAsync("alter system set log_connections = on", Cancellation);
        await cluster.Sql.ExecuteAsync("select pg_reload_conf()", Cancellation);
        await using var session = await SqlSession.OpenAsync(
            TargetReader.Read($"host={DebianCluster.Host} port={cluster.Port} user=postgres dbname=postgres password={DebianCluster.Password}", ClientEnvironmentReader.Read()),
            Patience,
            Cancellation);

        var seen = await ObserveAsync(session, null);

        Assert.Equal(LogFormat.Stderr, seen.Log.Format);
        Assert.Equal([$"/var/log/postgresql/postgresql-{cluster.Major}-{cluster.Name}.log"], seen.Log.Files);
    }

    /// <summary>The collector writes a little later than the server speaks.</summary>
    static async Task<Observation> ObserveAsync(LoggedServer server, Func<string, bool> isComplete, string? file = null)
    {
        await using var session = await SqlSession.OpenAsync(server.Target, Patience, Cancellation);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var seen = await ObserveAsync(session, file);
            if (isComplete(Tell(seen)) || clock.Elapsed > Patience)
                return seen;
            await Task.Delay(100, Cancellation);
        }
    }

    static async Task<Observation> ObserveAsync(SqlSession session, string? file)
    {
        var server = await ServerReader.ReadAsync(session, Cancellation);
        var host = Assert.IsType<LocalProof.Proven>(await LocalReader.ProveAsync(session, server, [], Cancellation)).Host;
        var observer = await ClientObserver.OpenAsync(session, server, host, file, Cancellation);
        return await observer.LookAsync(session, new("server", null, server), TimeSpan.Zero, ObserveOptions.Once, Cancellation);
    }

    /// <summary>Everybody but the superuser, whom the test itself is.</summary>
    static string Tell(Observation seen) => string.Join('\n', seen.Clients
        .Where(client => client.Key.User is not ("postgres" or null))
        .Select(client => Core.Text.Printable.Text(string.Join(' ', new[]
        {
            $"{client.Key.Name} from {client.Key.Host} as '{client.Key.Application}'",
            Of("plain", client.Plain), Of("tls", client.Tls), Of("local", client.Local), Of("refused", client.Refused),
        }.Where(part => part.Length > 0))))
        .Order(StringComparer.Ordinal));

    static string Of(string what, long count) => count == 0 ? "" : $"{what}={count}";
}
