using System.Net;
using System.Net.Sockets;

namespace Pgseal.Core.Probing;

/// <summary>A host and a port to look at.</summary>
/// <param name="Host">A name or an address, without brackets.</param>
public sealed record ProbeTarget(string Host, int Port)
{
    public const int UsualPort = 5432;

    /// <summary>As it is written: an IPv6 address stands in brackets.</summary>
    public string Name => NameOf(Host, Port);

    public bool IsAddress => IPAddress.TryParse(Host, out _);

    public static string NameOf(IPAddress address, int port) => NameOf(address.ToString(), port);

    static string NameOf(string host, int port) =>
        IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{host}]:{port}" : $"{host}:{port}";
}
