using System.Net.Security;

namespace Pgseal.Core.Tls;

/// <summary>OpenSSL's name of a cipher suite, which is what pg_stat_ssl and ssl_ciphers use.</summary>
/// <remarks>Source: openssl-ciphers(1), "CIPHER SUITE NAMES". From TLS 1.3 on both names are the same.</remarks>
public static class CipherName
{
    public static string Of(TlsCipherSuite suite)
    {
        var name = suite.ToString();
        var with = name.IndexOf("_WITH_", StringComparison.Ordinal);
        return with < 0 ? name : $"{KeyExchange(name[4..with])}{Cipher(name[(with + 6)..])}";
    }

    static string KeyExchange(string name) => name switch
    {
        "RSA" => "",
        "DH_anon" => "ADH-",
        "ECDH_anon" => "AECDH-",
        _ => name.Replace('_', '-') + "-",
    };

    static string Cipher(string name) => name
        .Replace("3DES_EDE_CBC", "DES-CBC3", StringComparison.Ordinal)
        .Replace("POLY1305_SHA256", "POLY1305", StringComparison.Ordinal)
        .Replace("CCM_8", "CCM8", StringComparison.Ordinal)
        .Replace("_CBC", "", StringComparison.Ordinal)
        .Replace("AES_", "AES", StringComparison.Ordinal)
        .Replace("ARIA_", "ARIA", StringComparison.Ordinal)
        .Replace("CAMELLIA_", "CAMELLIA", StringComparison.Ordinal)
        .Replace('_', '-');
}
