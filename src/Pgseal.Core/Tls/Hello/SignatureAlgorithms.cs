namespace Pgseal.Core.Tls.Hello;

/// <summary>Every signature scheme, the weak ones too: no suite may be refused for want of one.</summary>
/// <remarks>Source: IANA, "TLS SignatureScheme"; RFC 5246, section 7.4.1.4.1.</remarks>
static class SignatureAlgorithms
{
    public static ValueList<ushort> All { get; } =
    [
        0x0403, 0x0503, 0x0603, // ECDSA with SHA-2
        0x0807, 0x0808, // Ed25519, Ed448
        0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, // RSA-PSS
        0x0401, 0x0501, 0x0601, // RSA PKCS#1 with SHA-2
        0x0402, 0x0502, 0x0602, // DSA with SHA-2
        0x0303, 0x0301, 0x0302, // SHA-224
        0x0203, 0x0201, 0x0202, // SHA-1
        0x0101, // RSA with MD5
    ];
}
