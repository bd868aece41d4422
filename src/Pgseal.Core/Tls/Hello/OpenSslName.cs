namespace Pgseal.Core.Tls.Hello;

/// <summary>Makes OpenSSL's name of a cipher suite from IANA's.</summary>
/// <remarks>
/// Source: openssl-ciphers(1), "CIPHER SUITE NAMES", of 1.0.2 (EXPORT, DES, RC4, IDEA), 1.1.1 and 3.0.
/// From TLS 1.3 on both names are the same.
/// </remarks>
static class OpenSslName
{
    /// <returns>Null for suites that OpenSSL never had, and for those of PSK, SRP and Kerberos, which PostgreSQL cannot serve.</returns>
    public static string? Of(string iana)
    {
        var with = iana.IndexOf("_WITH_", StringComparison.Ordinal);
        if (with < 0)
            return iana.StartsWith("TLS_EMPTY", StringComparison.Ordinal) ? null : iana;
        var (keyExchange, cipher) = (iana[4..with], iana[(with + 6)..]);
        if (keyExchange.Contains("PSK", StringComparison.Ordinal)
            || keyExchange.StartsWith("SRP", StringComparison.Ordinal)
            || keyExchange.StartsWith("KRB5", StringComparison.Ordinal)
            || keyExchange.StartsWith("ECCPWD", StringComparison.Ordinal)
            || NeverHad(keyExchange, cipher))
            return null;
        return $"{KeyExchange(keyExchange, cipher)}{Cipher(cipher)}";
    }

    static bool NeverHad(string keyExchange, string cipher) =>
        (cipher.StartsWith("ARIA", StringComparison.Ordinal) && (cipher.Contains("CBC", StringComparison.Ordinal) || IsStaticDh(keyExchange) || keyExchange == "DH_anon"))
        || (cipher.StartsWith("CAMELLIA", StringComparison.Ordinal) && cipher.Contains("GCM", StringComparison.Ordinal));

    static bool IsStaticDh(string keyExchange) =>
        keyExchange.StartsWith("DH_DSS", StringComparison.Ordinal) || keyExchange.StartsWith("DH_RSA", StringComparison.Ordinal)
        || keyExchange.StartsWith("ECDH_E", StringComparison.Ordinal) || keyExchange.StartsWith("ECDH_R", StringComparison.Ordinal);

    static string KeyExchange(string name, string cipher) => name switch
    {
        "RSA" => "",
        "RSA_EXPORT" => "EXP-",
        "DH_anon" => "ADH-",
        "DH_anon_EXPORT" => "EXP-ADH-",
        "ECDH_anon" => "AECDH-",
        "DHE_RSA_EXPORT" => "EXP-EDH-RSA-",
        "DHE_DSS_EXPORT" => "EXP-EDH-DSS-",
        "DH_RSA_EXPORT" => "EXP-DH-RSA-",
        "DH_DSS_EXPORT" => "EXP-DH-DSS-",
        "DHE_RSA" when cipher == "DES_CBC_SHA" => "EDH-RSA-",
        "DHE_DSS" when cipher == "DES_CBC_SHA" => "EDH-DSS-",
        "ECDHE_RSA" when cipher.StartsWith("ARIA", StringComparison.Ordinal) => "ECDHE-",
        _ => name.Replace('_', '-') + "-",
    };

    static string Cipher(string name) => name switch
    {
        "RC4_40_MD5" or "RC4_128_MD5" => "RC4-MD5",
        "RC4_128_SHA" => "RC4-SHA",
        "RC2_CBC_40_MD5" => "RC2-CBC-MD5",
        "DES40_CBC_SHA" or "DES_CBC_SHA" => "DES-CBC-SHA",
        "IDEA_CBC_SHA" => "IDEA-CBC-SHA",
        _ => name
            .Replace("3DES_EDE_CBC", "DES-CBC3", StringComparison.Ordinal)
            .Replace("POLY1305_SHA256", "POLY1305", StringComparison.Ordinal)
            .Replace("CCM_8", "CCM8", StringComparison.Ordinal)
            .Replace("_CBC", "", StringComparison.Ordinal)
            .Replace("AES_", "AES", StringComparison.Ordinal)
            .Replace("ARIA_", "ARIA", StringComparison.Ordinal)
            .Replace("CAMELLIA_", "CAMELLIA", StringComparison.Ordinal)
            .Replace('_', '-'),
    };
}
