using System.Net;
using Pgseal.Core;
using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Probing;

/// <summary>One target: its name is resolved, and every address is asked.</summary>
static class TargetProbe
{
    public static async Task<TargetSeen> RunAsync(ProbeTarget target, ProbeSettings settings, Crowd crowd, CancellationToken cancellationToken)
    {
        var at = DateTimeOffset.UtcNow;
        var clock = new TargetClock(settings.Timeout);
        try
        {
            var addresses = await HostAddresses.ResolveAsync(target.Host, clock.Left, cancellationToken);
            if (addresses.Length == 0)
                return new(target, at, clock.Spent, [], $"the name {target.Host} has no address");
            using var slots = new ServerSlots();
            var host = settings.ServerName ?? target.Host;
            var endpoints = await Task.WhenAll(addresses.Distinct().Select(address =>
                new EndpointProbe(new IPEndPoint(address, target.Port), host, settings, slots, crowd, new TargetClock(clock.Left)).RunAsync(cancellationToken)));
            return new(target, at, clock.Spent, endpoints.ToValueList());
        }
        catch (WireFault fault)
        {
            return new(target, at, clock.Spent, [], (fault.Outcome as HandshakeOutcome.Unreachable)?.Why ?? HandshakeText.Of(fault.Outcome));
        }
    }
}
