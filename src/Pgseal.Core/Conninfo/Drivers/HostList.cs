using System.Net;
using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>Reads the hosts that a client dials.</summary>
static class HostList
{
    const int DefaultPort = 5432;

    /// <summary>libpq's three lists: as many ports as hosts, or one for all; an address wins over a name, and the name is still compared.</summary>
    /// <remarks>Source: PostgreSQL 18, "Specifying Multiple Hosts" (32.1.1.3).</remarks>
    /// <exception cref="InvalidTarget">The lists do not fit together, a port is no number, an address is none.</exception>
    public static ValueList<ClientHost> OfLibpq(string? hosts, string? addresses, string? ports)
    {
        string[] names = hosts is { Length: > 0 } ? hosts.Split(',') : [];
        string[] ips = addresses is { Length: > 0 } ? addresses.Split(',') : [];
        var count = Math.Max(1, Math.Max(names.Length, ips.Length));
        if (names.Length > 0 && ips.Length > 0 && names.Length != ips.Length)
            throw new InvalidTarget($"host has {names.Length} entries and hostaddr {ips.Length}", "write as many of the one as of the other; an entry may be empty");
        string[] numbers = ports is { Length: > 0 } ? ports.Split(',') : [""];
        if (numbers.Length != 1 && numbers.Length != count)
            throw new InvalidTarget($"port has {numbers.Length} entries for {count} hosts", "write one port for all hosts, or one for each");
        return Enumerable.Range(0, count)
            .Select(index => One(names.ElementAtOrDefault(index) ?? "", ips.ElementAtOrDefault(index) ?? "", numbers.Length == 1 ? numbers[0] : numbers[index]))
            .ToValueList();
    }

    /// <summary>Hosts with their ports, <c>host:port,[::1]:port</c>; without one, <paramref name="fallback"/>.</summary>
    public static ValueList<ClientHost> OfUrl(string hosts, string fallback, string? port = null) =>
        (hosts.Length == 0 ? fallback : hosts).Split(',').Select(host => OfPair(host, port)).ToValueList();

    static ClientHost OfPair(string pair, string? port)
    {
        var close = pair.IndexOf(']', StringComparison.Ordinal);
        var colon = pair.IndexOf(':', close + 1);
        // Two colons and no brackets: an IPv6 address without a port.
        if (close < 0 && colon >= 0 && pair.IndexOf(':', colon + 1) >= 0)
            colon = -1;
        var host = Uri.UnescapeDataString(colon < 0 ? pair : pair[..colon]).Trim('[', ']');
        return One(host, "", colon < 0 ? port ?? "" : pair[(colon + 1)..]);
    }

    static ClientHost One(string name, string address, string port)
    {
        if (address.Length > 0)
            return new(
                name.Length > 0 ? name : null,
                IPAddress.TryParse(address, out var ip) ? ip : throw new InvalidTarget("hostaddr is not an IP address", "put a name into host, and an address like 192.0.2.7 or 2001:db8::7 into hostaddr"),
                PortOf(port),
                null);
        return name is "" or ['/' or '@', ..] ? new(null, null, PortOf(port), name) : new(name, null, PortOf(port), null);
    }

    static int PortOf(string text) =>
        text.Length == 0 ? DefaultPort
        : int.TryParse(text, out var port) && port is > 0 and <= 65535 ? port
        : throw new InvalidTarget("the port is not a number from 1 to 65535", "write the port that the server listens on, usually 5432");
}
