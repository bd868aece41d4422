namespace Pgseal.Core.Tls.Hello;

/// <summary>A version as pg_stat_ssl and ssl_min_protocol_version write it: <c>TLSv1.3</c>.</summary>
public static class TlsVersionText
{
    public static string Of(TlsVersion version) => version switch
    {
        TlsVersion.Ssl3 => "SSLv3",
        TlsVersion.Tls10 => "TLSv1",
        TlsVersion.Tls11 => "TLSv1.1",
        TlsVersion.Tls12 => "TLSv1.2",
        TlsVersion.Tls13 => "TLSv1.3",
    };
}
