using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Audit;

/// <summary>The addresses of this host that a value of listen_addresses means.</summary>
/// <remarks>PostgreSQL 13 to 18, "Connections and Authentication": <c>*</c>, <c>0.0.0.0</c> and <c>::</c> are all of both or one family; else names and addresses.</remarks>
static class ListenAddresses
{
    public static async Task<IReadOnlyList<IPAddress>> OnThisHostAsync(string setting, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var all = new List<IPAddress>();
        foreach (var entry in setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = entry.Trim('"');
            all.AddRange(name switch
            {
                "*" => OfInterfaces(_ => true),
                "0.0.0.0" => OfInterfaces(family => family == AddressFamily.InterNetwork),
                "::" => OfInterfaces(family => family == AddressFamily.InterNetworkV6),
                _ => await ResolveAsync(name, timeout, cancellationToken),
            });
        }
        return all.Distinct().ToList();
    }

    /// <summary>Link-local addresses are left out: only the link itself can dial them, and with a zone that certificates cannot name.</summary>
    static IEnumerable<IPAddress> OfInterfaces(Func<AddressFamily, bool> wanted) => NetworkInterface.GetAllNetworkInterfaces()
        .Where(it => it.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
        .SelectMany(it => it.GetIPProperties().UnicastAddresses)
        .Select(it => it.Address)
        .Where(address => wanted(address.AddressFamily) && !address.IsIPv6LinkLocal);

    static async Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await HostAddresses.ResolveAsync(name, timeout, cancellationToken);
        }
        catch (WireFault)
        {
            return []; // the server could not resolve it either, and said so in its log
        }
    }
}
