using System.Diagnostics;
using System.Net;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Live.Apply;
using Pgseal.Live.Tests.Apply;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Observing;

/// <summary>Random rules, enforced for real: whoever was in before and is not afterwards was named beforehand, and nobody else was.</summary>
public sealed class RandomImpactTests : ChangeTests
{
    [Theory]
    [Trait("Size", "Wide")]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public Task Who_is_refused_was_foretold(int major) => RunAsync(major, rounds: 1);

    [Theory]
    [Trait("Size", "Long")]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public Task Who_is_refused_was_foretold_in_many_worlds(int major) => RunAsync(major, rounds: 60);

    async Task RunAsync(int major, int rounds)
    {
        await using var server = await LoggedServer.StartAsync(major, "csvlog", tls: true, Cancellation);
        await RandomPopulation.CreateRolesAsync(server.Server, Cancellation);
        await server.ConnectAsync("host=127.0.0.1 sslmode=require", "postgres", Cancellation); // from here on the log knows that TLS is served
        var (foretold, stayed) = (0, 0);
        for (var round = 0; round < rounds || foretold == 0 || stayed == 0; round++) // not before somebody was refused, and somebody was not
        {
            var world = new RandomPopulation((major * 1000) + round);
            var rules = world.Rules();
            await server.Server.WriteHbaAsync(rules, Cancellation);
            await server.ReloadAsync(Cancellation);
            server.ForgetLog();
            var clients = world.Some();
            var before = await InsideAsync(server, clients);
            var options = Options() with
            {
                Scope = new Scope(round % 3 == 0 ? ScopeKind.All : ScopeKind.Remote, [IPNetwork.Parse("127.0.0.1/32"), IPNetwork.Parse("127.0.0.4/31")]),
                Strategy = round % 2 == 0 ? Strategy.Convert : Strategy.Guard,
                Accepted = new AcceptedRefusals(All: true, []),
            };
            var about = $"{major}, round {round}, {options.Scope.Kind}, {options.Strategy}\n{rules}\n{string.Join('\n', clients)}";

            var named = await NamedAsync(server, options, before);
            var run = await Applier.ApplyAsync([new(server.Target, [])], options, _ => { }, Cancellation);

            Assert.True(run.Outcome is RunOutcome.Verified or RunOutcome.NothingToChange, $"{run.Outcome} {run.Problem}\n{about}");
            var gone = before.Except(await InsideAsync(server, clients)).Order().ToList();
            Assert.True(gone.SequenceEqual(named), $"gone: {string.Join(' ', gone)}\nforetold: {string.Join(' ', named)}\n{about}");
            (foretold, stayed) = (foretold + gone.Count, stayed + before.Count - gone.Count);

            await Disabler.DisableAsync([new(server.Target, [])], everything: false, Undo(), _ => { }, Cancellation);
            Assert.Equal(before, await InsideAsync(server, clients));
        }
        TestContext.Current.SendDiagnosticMessage($"{major}: {rounds} worlds, {foretold} refused as foretold, {stayed} stayed");
    }

    /// <summary>Whom the plan says would be refused, once the log has everybody who got in.</summary>
    static async Task<IReadOnlyList<string>> NamedAsync(LoggedServer server, ApplyOptions options, IReadOnlyList<string> inside)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100, Cancellation))
        {
            var plan = await PlanMaker.MakeAsync([new(server.Target, [])], options, Cancellation);
            var seen = plan.Clusters[0].Members[0].Clients;
            if (inside.Except(seen.Select(client => client.Client.Key.User)).ToList() is [_, ..] missing)
            {
                Assert.True(waited.Elapsed < Patience, $"the log does not have {string.Join(' ', missing)}");
                continue;
            }
            return [.. seen.Where(client => client.Expectation == Expectation.WouldBeRefused).Select(client => client.Client.Key.User!).Distinct().Order()];
        }
    }

    static async Task<IReadOnlyList<string>> InsideAsync(LoggedServer server, IEnumerable<RandomPopulation.Client> clients)
    {
        var inside = new List<string>();
        foreach (var client in clients)
            if (await client.GetsInAsync(server.Server.Port, Cancellation))
                inside.Add(client.User);
        return inside;
    }
}
