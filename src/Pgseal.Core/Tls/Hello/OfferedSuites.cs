namespace Pgseal.Core.Tls.Hello;

/// <summary>Every suite that is offered, in the order in which OpenSSL's servers prefer them unless told otherwise.</summary>
/// <remarks>
/// The order is a guess that saves connections, never an answer: see Enumerating/README.md. Suites that need secrets which no PostgreSQL
/// has (PSK, SRP, Kerberos) and signals (SCSV) are left out; reserved values (GREASE) are no suites.
/// </remarks>
static class OfferedSuites
{
    /// <summary>TLS 1.3's own.</summary>
    public static ValueList<ushort> Tls13 { get; } = Ordered(SuiteParts.Any);

    /// <summary>What can be chosen with SSL 3.0 to TLS 1.2.</summary>
    public static ValueList<ushort> Legacy { get; } = Ordered(null);

    public static ValueList<ushort> For(TlsVersion version) =>
        version == TlsVersion.Tls13 ? Tls13
        : version == TlsVersion.Tls12 ? Legacy
        : Legacy.Where(code => !NeedsTls12(SuiteParts.Of(code))).ToValueList();

    /// <summary>Whose key exchange names a group.</summary>
    public static bool HasGroup(ushort code) => SuiteParts.Of(code).KeyExchange == "ECDHE";

    /// <summary>What an OpenSSL server with this kind of key and its default settings accepts, more or less.</summary>
    public static bool IsUsual(ushort code, string keyAuthentication)
    {
        var parts = SuiteParts.Of(code);
        return parts.Authentication == keyAuthentication
            && parts.KeyExchange is "ECDHE" or "DHE" or "RSA"
            && new CipherSuite(code) is { Grade: not SuiteGrade.Broken, OpenSslName: not null };
    }

    /// <summary>OpenSSL refuses these below TLS 1.2; no other server was seen to do otherwise (RFC 5246, appendix A.5; RFC 5289).</summary>
    static bool NeedsTls12(SuiteParts parts) => parts.Mac is "AEAD" or "SHA256" or "SHA384" or "OMAC";

    static ValueList<ushort> Ordered(string? keyExchange) => SuiteNames.All
        .Where(code => SuiteParts.Of(code) is { IsOutOfReach: false } parts && (parts.KeyExchange == SuiteParts.Any) == (keyExchange == SuiteParts.Any))
        .OrderBy(code => Rank(SuiteParts.Of(code)))
        .ToValueList();

    /// <summary>Forward secrecy first, then AEAD before SHA-2 before SHA-1, long keys before short ones, AES before the rest.</summary>
    static (int, int, int, int, int, int, int) Rank(SuiteParts parts)
    {
        var isUnusual = SuiteJudgement.Weaknesses(parts).Any(it => it < SuiteWeakness.NoForwardSecrecy && it != SuiteWeakness.Anonymous);
        return (
            isUnusual ? 1 : 0,
            parts.ForwardSecrecy ? 0 : 1,
            parts.Mac switch { "AEAD" => 0, "SHA256" or "SHA384" => 1, _ => 2 },
            -parts.Bits,
            Family(parts.Cipher),
            Authentication(parts),
            parts.Cipher.EndsWith("CCM_8", StringComparison.Ordinal) ? 0 : 1);
    }

    static int Family(string cipher) => cipher switch
    {
        _ when cipher.EndsWith("GCM", StringComparison.Ordinal) && cipher.StartsWith("AES", StringComparison.Ordinal) => 0,
        "CHACHA20_POLY1305" => 1,
        _ when cipher.Contains("CCM", StringComparison.Ordinal) => 2,
        _ when cipher.StartsWith("ARIA", StringComparison.Ordinal) => 3,
        _ when cipher.StartsWith("AES", StringComparison.Ordinal) => 4,
        _ => 5,
    };

    static int Authentication(SuiteParts parts) => (parts.KeyExchange, parts.Authentication) switch
    {
        (_, "anon") => 9,
        ("ECDHE", "ECDSA") => 0,
        ("ECDHE", _) => 1,
        ("DHE", "RSA") => 2,
        ("DHE", _) => 3,
        _ => 4,
    };
}
