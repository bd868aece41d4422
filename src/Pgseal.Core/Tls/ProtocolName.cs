using System.Security.Authentication;

namespace Pgseal.Core.Tls;

/// <summary>A TLS version as pg_stat_ssl writes it: <c>TLSv1.3</c>.</summary>
public static class ProtocolName
{
    public static string Of(SslProtocols protocol) => protocol.ToString() switch
    {
        "Tls13" => "TLSv1.3",
        "Tls12" => "TLSv1.2",
        "Tls11" => "TLSv1.1",
        "Tls" => "TLSv1",
        var other => other,
    };
}
