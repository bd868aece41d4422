using System.Net;
using System.Net.Sockets;
using Pgseal.Core.Text;
using Pgseal.Core.Tls;

namespace Pgseal.Live.Wire;

/// <summary>All addresses that this machine's resolver gives for a host, in its order.</summary>
static class HostAddresses
{
    public static async Task<IPAddress[]> ResolveAsync(string host, TimeSpan deadline, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
            return [literal];
        try
        {
            // The resolver cannot be interrupted; it is left behind when it takes too long.
            return await Dns.GetHostAddressesAsync(host, cancellationToken).WaitAsync(deadline, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new WireFault(new HandshakeOutcome.Unreachable($"the name {Printable.Text(host)} was not resolved in time"));
        }
        catch (Exception failed) when (failed is SocketException or ArgumentException)
        {
            throw new WireFault(new HandshakeOutcome.Unreachable($"the name {Printable.Text(host)} does not resolve"));
        }
    }
}
