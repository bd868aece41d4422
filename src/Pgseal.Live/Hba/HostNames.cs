using System.Net;
using System.Net.Sockets;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Hba;

/// <summary>Resolves the host names of rules as the server would, where the server is this host.</summary>
static class HostNames
{
    /// <remarks>
    /// A suffix such as <c>.example.com</c> stands for names that nobody can list, so with one of those nothing is said to be known. Reverse names
    /// are never known for all addresses.
    /// </remarks>
    public static async Task<HbaEnvironment> WithAsync(
        HbaEnvironment environment, HbaTree tree, LocalHost? host, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var names = tree.Rules.Select(rule => rule.Address).OfType<HbaAddress.HostName>().Select(address => address.Name.ToString()).Distinct().ToList();
        if (host is null || names.Count == 0 || names.Any(name => name.StartsWith('.')))
            return environment;
        var addresses = await Task.WhenAll(names.Select(name => AddressesAsync(name, timeout, cancellationToken)));
        return addresses.All(found => found is not null)
            ? environment with { Hosts = names.Zip(addresses).ToDictionary(pair => pair.First, pair => pair.Second!.Value, StringComparer.OrdinalIgnoreCase) }
            : environment;
    }

    /// <returns>Null where nobody answered; empty where the name does not exist.</returns>
    static async Task<ValueList<IPAddress>?> AddressesAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return (await Dns.GetHostAddressesAsync(name, cancellationToken).WaitAsync(timeout, cancellationToken)).ToValueList();
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return (ValueList<IPAddress>)[];
        }
        catch (Exception failure) when (failure is SocketException or TimeoutException or ArgumentException)
        {
            return null;
        }
    }
}
