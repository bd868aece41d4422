using System.Diagnostics;
using System.Net;
using Pgseal.Core.Probing;
using Pgseal.Live.Probing;
using Pgseal.Testing.Hostile;

namespace Pgseal.Live.Tests.Probing;

public sealed class ManyTargetsTests
{
    static readonly Script Refusing = Scripts.Say(Scripts.Error("SFATAL", "C28000", "Mno pg_hba.conf entry", "RClientAuthentication"), Scripts.HangUp);
    static readonly Script NoTls = Scripts.Requests(Scripts.Say("N"u8.ToArray(), Refusing), Refusing);

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_are_looked_at_and_a_mute_one_holds_nobody_up()
    {
        await using var server = HostileServer.Start(NoTls);
        await using var mute = HostileServer.Start(Scripts.Silence);
        ProbeTarget[] targets = [new("127.0.0.1", mute.Endpoint.Port), .. Enumerable.Repeat(new ProbeTarget("127.0.0.1", server.Endpoint.Port), 200)];
        var clock = Stopwatch.StartNew();

        var seen = new List<TargetSeen>();
        await foreach (var one in Prober.AllAsync(targets, Truth.Settings with { Timeout = TimeSpan.FromSeconds(8) }, Cancellation))
            seen.Add(one);

        Assert.Equal((201, 200), (seen.Count, seen.Count(it => it.ServesTls == false)));
        Assert.Equal(mute.Endpoint.Port, seen[^1].Target.Port); // it came first and ends last
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_rate_is_kept()
    {
        await using var server = HostileServer.Start(NoTls);
        var clock = Stopwatch.StartNew();
        var connections = 0;

        await foreach (var one in Prober.AllAsync(Enumerable.Repeat(new ProbeTarget("127.0.0.1", server.Endpoint.Port), 5), Truth.Settings with { Rate = 20 }, Cancellation))
            connections += one.Connections;

        Assert.Equal(20, connections);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Who_stops_listening_stops_the_probing()
    {
        await using var mute = HostileServer.Start(Scripts.Silence);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var all = Prober.AllAsync(Enumerable.Repeat(new ProbeTarget("127.0.0.1", mute.Endpoint.Port), 1000), Truth.Settings with { Timeout = TimeSpan.FromMinutes(5) }, stop.Token);
        stop.CancelAfter(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var one in all)
                Assert.Fail($"{one.Target} answered");
        });
    }

    [Fact]
    public async Task Every_address_of_a_name_is_an_endpoint()
    {
        await using var server = HostileServer.Start(NoTls);

        var probed = await Truth.OfAsync(server.Endpoint.Port, Truth.Settings, "localhost");

        var expected = (await Dns.GetHostAddressesAsync("localhost", Cancellation)).Distinct().Count();
        Assert.Equal(expected, probed.Seen.Endpoints.Count);
        Assert.Contains(probed.Seen.Endpoints, endpoint => endpoint.Address.Equals(IPAddress.Loopback) && endpoint.ServesTls == false);
    }
}
