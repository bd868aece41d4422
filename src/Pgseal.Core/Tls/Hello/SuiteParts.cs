using System.Collections.Concurrent;

namespace Pgseal.Core.Tls.Hello;

/// <summary>What the name of a cipher suite says, taken apart.</summary>
sealed record SuiteParts(string KeyExchange, string Authentication, bool IsExport, string Cipher, int Bits, string Mac)
{
    static readonly ConcurrentDictionary<ushort, SuiteParts> Read = [];

    /// <summary>TLS 1.3 leaves key exchange and authentication to extensions.</summary>
    public const string Any = "any";

    const string Anonymous = "anon";

    public bool IsAnonymous => Authentication == Anonymous;

    public bool ForwardSecrecy => KeyExchange is Any or "ECDHE" or "DHE" || IsAnonymous;

    /// <summary>Needs secrets or tickets that no PostgreSQL has: PSK, SRP, Kerberos, passwords.</summary>
    public bool IsOutOfReach =>
        KeyExchange is "KRB5" or "SRP" or "ECCPWD" or "signal" || KeyExchange.Contains("PSK", StringComparison.Ordinal) || Authentication == "PSK";

    public static SuiteParts Of(ushort code) => Read.GetOrAdd(code, static it => Parse(SuiteNames.Iana(it)));

    static SuiteParts Parse(string name)
    {
        if (name.StartsWith("0x", StringComparison.Ordinal))
            return new SuiteParts("unknown", "unknown", false, "unknown", 0, "unknown");
        if (name is "TLS_EMPTY_RENEGOTIATION_INFO_SCSV" or "TLS_FALLBACK_SCSV")
            return new SuiteParts("signal", "signal", false, "signal", 0, "signal");
        var with = name.IndexOf("_WITH_", StringComparison.Ordinal);
        var (cipher, mac) = CipherAndMac(with < 0 ? name[4..] : name[(with + 6)..]);
        var (keyExchange, authentication, isExport) = with < 0 ? (Any, Any, false) : Exchange(name[4..with]);
        return new SuiteParts(keyExchange, authentication, isExport, cipher, BitsOf(cipher), mac);
    }

    static (string KeyExchange, string Authentication, bool IsExport) Exchange(string text)
    {
        var words = text.Split('_');
        var isExport = words[^1].StartsWith("EXPORT", StringComparison.Ordinal);
        return (isExport ? words[..^1] : words) switch
        {
            ["RSA"] => ("RSA", "RSA", isExport),
            ["DH" or "ECDH", Anonymous] it => (it[0] + "E", Anonymous, isExport),
            ["PSK" or "KRB5" or "ECCPWD"] it => (it[0], it[0], isExport),
            ["SRP", ..] it => ("SRP", it[^1], isExport),
            [['G', 'O', 'S', 'T', ..], ..] => ("GOST", "GOST", isExport),
            [var keyExchange, var authentication] => (keyExchange, authentication, isExport),
            _ => (text, text, isExport),
        };
    }

    static (string Cipher, string Mac) CipherAndMac(string text)
    {
        var name = text.EndsWith("_OLD", StringComparison.Ordinal) ? text[..^4] : text;
        if (name.Contains("_CCM", StringComparison.Ordinal) && !name.EndsWith("SM3", StringComparison.Ordinal) && !name.EndsWith("SHA256", StringComparison.Ordinal))
            return (name, "AEAD");
        var last = name.LastIndexOf('_');
        var cipher = name[..last];
        var isAead = cipher.EndsWith("GCM", StringComparison.Ordinal) || cipher.Contains("CCM", StringComparison.Ordinal) || cipher.EndsWith("POLY1305", StringComparison.Ordinal);
        return (cipher, isAead ? "AEAD" : name[(last + 1)..]);
    }

    static int BitsOf(string cipher) => cipher switch
    {
        "NULL" or "SHA256" or "SHA384" => 0,
        "DES40_CBC" => 40,
        "DES_CBC" => 56,
        "3DES_EDE_CBC" => 112,
        "RC4_40" or "RC2_CBC_40" or "DES_CBC_40" => 40,
        "RC4_56" or "RC2_CBC_56" => 56,
        ['C', 'H', 'A', 'C', 'H', 'A', ..] or ['2', '8', '1', '4', '7', ..] or ['K', 'U', 'Z', ..] or ['M', 'A', 'G', 'M', 'A', ..] => 256,
        _ when cipher.Contains("256", StringComparison.Ordinal) => 256,
        _ => 128,
    };
}
