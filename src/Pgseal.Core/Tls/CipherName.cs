using System.Net.Security;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Tls;

/// <summary>OpenSSL's name of a cipher suite, which is what pg_stat_ssl and ssl_ciphers use.</summary>
public static class CipherName
{
    /// <returns>IANA's name where OpenSSL has none.</returns>
    public static string Of(TlsCipherSuite suite) => new CipherSuite((ushort)suite).ToString();
}
