using System.Net;

namespace Pgseal.Core.Hosts;

/// <summary>An address of one of the host's interfaces with the length of its network's prefix.</summary>
public sealed record HostAddress(string Interface, IPAddress Address, int PrefixLength)
{
    /// <summary>The network the host is directly connected to there: what <c>samenet</c> in pg_hba.conf means.</summary>
    public IPNetwork Network
    {
        get
        {
            var bytes = Address.GetAddressBytes();
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] &= (byte)(0xff00 >> Math.Clamp(PrefixLength - (8 * i), 0, 8));
            return new(new IPAddress(bytes), PrefixLength);
        }
    }
}
