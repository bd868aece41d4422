using System.Security.Authentication;
using Pgseal.Core.Conninfo;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>The TLS versions between a target's lowest and highest.</summary>
static class ProtocolRange
{
    /// <summary>Below 1.2 the system's OpenSSL decides, and refuses by default.</summary>
    public static SslProtocols Of(Target target)
    {
        var highest = target.SslMaxProtocolVersion ?? "TLSv1.3";
        var range = SslProtocols.None;
        if (string.CompareOrdinal(target.SslMinProtocolVersion, "TLSv1.2") <= 0 && string.CompareOrdinal(highest, "TLSv1.2") >= 0)
            range |= SslProtocols.Tls12;
        if (highest == "TLSv1.3")
            range |= SslProtocols.Tls13;
        return range;
    }
}
