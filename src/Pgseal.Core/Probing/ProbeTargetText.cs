using System.Globalization;
using System.Net;
using System.Numerics;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Text;

namespace Pgseal.Core.Probing;

/// <summary>Reads what a target of a probe may be written as: <c>HOST[:PORT]</c>, a network, or what libpq would dial.</summary>
public static class ProbeTargetText
{
    /// <summary>The targets that a text means: one, or every address of a network.</summary>
    /// <param name="mostHosts">Null where nobody said how many addresses a network may have.</param>
    /// <exception cref="InvalidTarget">The text cannot be understood, or its network is too large.</exception>
    public static IEnumerable<ProbeTarget> Read(string text, int? mostHosts, ClientEnvironment environment) =>
        NetworkAndPort(text) is var (network, port) ? Hosts(network, port, mostHosts) : [One(text, environment)];

    static ProbeTarget One(string text, ClientEnvironment environment)
    {
        var target = TargetText.Read(text, environment);
        if (target.SocketDirectory is not null)
            throw new InvalidTarget("a Unix socket carries no TLS: there is nothing to probe", "write HOST[:PORT]");
        return (target.HostAddress?.ToString() ?? target.Host) is { } host
            ? new ProbeTarget(host, target.Port)
            : throw new InvalidTarget("the target names no host", "write HOST[:PORT]");
    }

    static (IPNetwork Network, int Port)? NetworkAndPort(string text)
    {
        var (address, port) = (text, ProbeTarget.UsualPort);
        var slash = text.LastIndexOf('/');
        if (slash <= 0 || text[0] == '/' || text.Contains("://", StringComparison.Ordinal) || text.Contains('=', StringComparison.Ordinal))
            return null;
        var colon = text.IndexOf(':', slash);
        if (colon > 0)
        {
            if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535)
                throw new InvalidTarget("the port is not a number from 1 to 65535", "write NETWORK/BITS:PORT");
            address = text[..colon];
        }
        return IPNetwork.TryParse(Unbracketed(address), out var network)
            ? (network, port)
            : throw new InvalidTarget($"{Printable.Text(text)} is no network", "write a network such as 10.1.0.0/24 or fd00::/120");
    }

    /// <summary><c>[fd00::]/120</c>, as an address with a port is written.</summary>
    static string Unbracketed(string network) => network.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    static IEnumerable<ProbeTarget> Hosts(IPNetwork network, int port, int? mostHosts)
    {
        var bits = network.BaseAddress.GetAddressBytes().Length * 8;
        var size = BigInteger.One << (bits - network.PrefixLength);
        // The address of the network itself and its broadcast address are no hosts (IPv4, RFC 3021).
        var (first, last) = bits == 32 && network.PrefixLength < 31 ? (BigInteger.One, size - 2) : (BigInteger.Zero, size - 1);
        var count = last - first + 1;
        if (mostHosts is null)
            throw new InvalidTarget($"{network} is a network of {count} hosts", "say how many hosts may be probed: --max-hosts N");
        if (count > mostHosts)
            throw new InvalidTarget($"{network} has {count} hosts, and --max-hosts allows {mostHosts}", "name a smaller network or a larger bound");
        return Each(network.BaseAddress, first, last, port);
    }

    static IEnumerable<ProbeTarget> Each(IPAddress network, BigInteger first, BigInteger last, int port)
    {
        var length = network.GetAddressBytes().Length;
        var start = new BigInteger(network.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        for (var at = first; at <= last; at++)
        {
            var bytes = new byte[length];
            var number = (start + at).ToByteArray(isUnsigned: true, isBigEndian: true);
            number.CopyTo(bytes, length - number.Length);
            yield return new ProbeTarget(new IPAddress(bytes).ToString(), port);
        }
    }
}
