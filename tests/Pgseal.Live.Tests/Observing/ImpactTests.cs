using Pgseal.Core.Planning;
using Pgseal.Live.Apply;
using Pgseal.Live.Observing;
using Pgseal.Live.Tests.Apply;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Observing;

/// <summary>Who would be refused is who is refused afterwards.</summary>
public sealed class ImpactTests : ChangeTests
{
    /// <summary>Each client by its name and how it connects.</summary>
    static readonly Dictionary<string, string> Population = new()
    {
        ["billing@postgres"] = "user=billing sslmode=disable",
        ["web@postgres"] = "user=web sslmode=prefer",
        ["modern@postgres"] = "user=modern sslmode=require",
        ["aged@postgres"] = "user=aged sslmode=require ssl_max_protocol_version=TLSv1.2",
        ["old@postgres"] = "user=old sslmode=disable",
        ["rejected@postgres"] = "user=rejected sslmode=disable",
        ["billing@replication"] = "user=billing sslmode=disable replication=true",
        ["modern@replication"] = "user=modern sslmode=require replication=true",
    };

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task The_prediction_is_what_happens(int major)
    {
        await using var server = await LoggedServer.StartAsync(major, "csvlog", tls: true, Cancellation);
        await server.ConnectAsync("host=127.0.0.1 sslmode=require", "postgres", Cancellation); // from here on the log knows that TLS is served
        var before = await WhoGetsInAsync(server);
        var options = Options() with { Floor = TlsFloor.Tls13 };

        var plan = await PlanAsync(server, options, members => members.Count(client => client.Client.Key.User != "postgres") >= Population.Count);

        var predicted = plan.Clusters[0].Members[0].Clients.Where(client => client.Expectation == Expectation.WouldBeRefused).Select(client => client.Client.Key.Name).Distinct().Order();
        Assert.Equal(["aged@postgres", "billing@postgres", "billing@replication", "old@postgres"], predicted);
        Assert.Equal(predicted, plan.Blockers.Select(blocker => blocker.What.Split(' ')[0]).Order());

        var refused = await Applier.ApplyAsync([new(server.Target, [])], options, _ => { }, Cancellation);
        Assert.Equal((RunOutcome.Refused, null), (refused.Outcome, refused.Run));
        Assert.Equal(before, await WhoGetsInAsync(server));

        var accepted = new AcceptedRefusals(All: false, [.. predicted]);
        var run = await Applier.ApplyAsync([new(server.Target, [])], options with { Accepted = accepted }, _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Verified, run.Outcome);
        Assert.Equal(predicted, before.Except(await WhoGetsInAsync(server)).Order());
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Who_comes_on_plaintext_once_tls_is_served_stops_the_run_before_anybody_is_refused(int major)
    {
        await using var server = await LoggedServer.StartAsync(major, "stderr", tls: false, Cancellation);
        var before = await File.ReadAllBytesAsync(server.Server.HbaFile, Cancellation);
        await server.ConnectAsync("host=127.0.0.1 sslmode=disable", "billing", Cancellation); // before TLS: no reason to stop
        using var enough = new CancellationTokenSource();
        Task<bool>? came = null;
        var options = Options() with
        {
            Observe = ObserveOptions.Once with
            {
                Duration = TimeSpan.FromMinutes(2),
                OnProgress = progress =>
                {
                    came ??= ComeAsync();
                    if (progress.Elapsed > TimeSpan.FromSeconds(1) && came.IsCompleted)
                        enough.Cancel();
                },
                Enough = enough.Token,
            },
        };

        var run = await Applier.ApplyAsync([new(server.Target, [])], options, _ => { }, Cancellation);

        Assert.True(await came!);
        Assert.Equal(RunOutcome.Refused, run.Outcome);
        Assert.Equal("billing@postgres from 127.0.0.1 would be refused: it opened plaintext although TLS was served", run.Problem!.What);
        Assert.StartsWith("TLS is served as the stages before say; pg_hba.conf and sessions are untouched", run.Problem.Stands, StringComparison.Ordinal);
        Assert.Equal([StageName.Preflight, StageName.Certificate, StageName.Enable, StageName.Observe], run.Stages.Select(stage => stage.Name));
        Assert.Equal(before, await File.ReadAllBytesAsync(server.Server.HbaFile, Cancellation));
        Assert.Equal("on", await server.Server.Sql.ScalarAsync<string>("show ssl", Cancellation));
        Assert.True(await server.ConnectAsync("host=127.0.0.1 sslmode=disable", "billing", Cancellation));

        var back = await Rollbacker.RollbackAsync(run.Run, Undo(), _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Verified, back.Outcome);
        Assert.Equal("off", await server.Server.Sql.ScalarAsync<string>("show ssl", Cancellation));

        // psql is gone before the next look: the log has it, once the collector has written it.
        async Task<bool> ComeAsync()
        {
            var isIn = await server.ConnectAsync("host=127.0.0.1 sslmode=disable", "billing", Cancellation);
            await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
            return isIn;
        }
    }

    static async Task<IReadOnlyList<string>> WhoGetsInAsync(LoggedServer server)
    {
        var inside = new List<string>();
        foreach (var (name, how) in Population)
            if (await server.ConnectAsync($"host=127.0.0.1 {how}", "nobody", Cancellation))
                inside.Add(name);
        return inside;
    }

    /// <summary>The collector writes a little later than the server speaks.</summary>
    static async Task<Plan> PlanAsync(LoggedServer server, ApplyOptions options, Func<IEnumerable<ClientImpact>, bool> isComplete)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Plan plan;
        do
            plan = await PlanMaker.MakeAsync([new(server.Target, [])], options, Cancellation);
        while (!isComplete(plan.Clusters[0].Members[0].Clients) && clock.Elapsed < Patience);
        return plan;
    }
}
