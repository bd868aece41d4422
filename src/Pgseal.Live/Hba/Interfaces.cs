using System.Net.NetworkInformation;
using Pgseal.Core;
using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Hba;

/// <summary>The interfaces that a server on this host sees, as getifaddrs lists them: those that are down too.</summary>
static class Interfaces
{
    /// <returns>Null where the server may live in a network of its own, as in a container.</returns>
    public static ValueList<HostAddress>? Of(LocalHost host) => SharesNetwork(host)
        ? NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(it => it.GetIPProperties().UnicastAddresses.Select(address => new HostAddress(it.Name, address.Address, address.PrefixLength)))
            .ToValueList()
        : null;

    static bool SharesNetwork(LocalHost host)
    {
        try
        {
            return new FileInfo("/proc/self/ns/net").LinkTarget is { } own && new FileInfo($"/proc/{host.PostmasterPid}/ns/net").LinkTarget == own;
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            return false; // only the same user or root may look
        }
    }
}
