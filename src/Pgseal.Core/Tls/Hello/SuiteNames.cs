using System.Net.Security;

namespace Pgseal.Core.Tls.Hello;

/// <summary>The names of cipher suites: the framework's table of IANA's, and what OpenSSL served without a registration.</summary>
static class SuiteNames
{
    /// <summary>Drafts and GOST: IANA's style of name, OpenSSL's own name.</summary>
    static readonly Dictionary<ushort, (string Iana, string? OpenSsl)> Others = new()
    {
        [0x0060] = ("TLS_RSA_EXPORT1024_WITH_RC4_56_MD5", "EXP1024-RC4-MD5"),
        [0x0061] = ("TLS_RSA_EXPORT1024_WITH_RC2_CBC_56_MD5", "EXP1024-RC2-CBC-MD5"),
        [0x0062] = ("TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA", "EXP1024-DES-CBC-SHA"),
        [0x0063] = ("TLS_DHE_DSS_EXPORT1024_WITH_DES_CBC_SHA", "EXP1024-DHE-DSS-DES-CBC-SHA"),
        [0x0064] = ("TLS_RSA_EXPORT1024_WITH_RC4_56_SHA", "EXP1024-RC4-SHA"),
        [0x0065] = ("TLS_DHE_DSS_EXPORT1024_WITH_RC4_56_SHA", "EXP1024-DHE-DSS-RC4-SHA"),
        [0x0066] = ("TLS_DHE_DSS_WITH_RC4_128_SHA", "DHE-DSS-RC4-SHA"),
        [0x0081] = ("TLS_GOSTR341001_WITH_28147_CNT_IMIT", "GOST2001-GOST89-GOST89"),
        [0xff85] = ("TLS_GOSTR341112_256_WITH_28147_CNT_IMIT_OLD", "GOST2012-GOST8912-GOST8912"),
        [0xc100] = ("TLS_GOSTR341112_256_WITH_KUZNYECHIK_CTR_OMAC", "GOST2012-KUZNYECHIK-KUZNYECHIKOMAC"),
        [0xc101] = ("TLS_GOSTR341112_256_WITH_MAGMA_CTR_OMAC", "GOST2012-MAGMA-MAGMAOMAC"),
        [0xc102] = ("TLS_GOSTR341112_256_WITH_28147_CNT_IMIT", "IANA-GOST2012-GOST8912-GOST8912"),
        [0xcc13] = ("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD", null),
        [0xcc14] = ("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256_OLD", null),
        [0xcc15] = ("TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD", null),
        [0x00c6] = ("TLS_SM4_GCM_SM3", "TLS_SM4_GCM_SM3"),
        [0x00c7] = ("TLS_SM4_CCM_SM3", "TLS_SM4_CCM_SM3"),
    };

    public static IEnumerable<ushort> All => Enum.GetValues<TlsCipherSuite>().Select(suite => (ushort)suite).Union(Others.Keys);

    public static string Iana(ushort code) =>
        Others.TryGetValue(code, out var other) ? other.Iana
        : Enum.IsDefined((TlsCipherSuite)code) ? ((TlsCipherSuite)code).ToString()
        : $"0x{code:X4}";

    public static string? OpenSsl(ushort code) =>
        Others.TryGetValue(code, out var other) ? other.OpenSsl
        : Enum.IsDefined((TlsCipherSuite)code) ? OpenSslName.Of(((TlsCipherSuite)code).ToString())
        : null;
}
