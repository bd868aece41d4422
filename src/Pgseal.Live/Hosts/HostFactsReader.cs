using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Pgseal.Core;
using Pgseal.Core.Hosts;

namespace Pgseal.Live.Hosts;

/// <summary>Reads how this host is called and which addresses it has.</summary>
public static class HostFactsReader
{
    /// <param name="deadline">For the full name, which may ask a name server; without an answer the host name stands for it.</param>
    public static async Task<HostFacts> ReadAsync(TimeSpan deadline, CancellationToken cancellation)
    {
        var name = Environment.MachineName;
        return new(name, await FullNameAsync(name, deadline, cancellation), Addresses());
    }

    /// <summary>Whether the kernel is in FIPS mode, which OpenSSL follows on RHEL and its kin.</summary>
    public static bool IsFips()
    {
        const string Switch = "/proc/sys/crypto/fips_enabled";
        return File.Exists(Switch) && File.ReadAllText(Switch).Trim() == "1";
    }

    static async Task<string> FullNameAsync(string name, TimeSpan deadline, CancellationToken cancellation)
    {
        try
        {
            var entry = await Dns.GetHostEntryAsync(name, cancellation).WaitAsync(deadline, cancellation);
            return entry.HostName.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) ? name : entry.HostName;
        }
        catch (Exception failure) when (failure is SocketException or TimeoutException)
        {
            return name;
        }
    }

    static ValueList<HostAddress> Addresses() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(it => it.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown) // loopback's is unknown
        .SelectMany(it => it.GetIPProperties().UnicastAddresses.Select(address => new HostAddress(it.Name, address.Address, address.PrefixLength)))
        .ToValueList();
}
