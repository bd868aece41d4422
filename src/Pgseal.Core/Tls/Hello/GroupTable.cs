namespace Pgseal.Core.Tls.Hello;

/// <summary>Every group that is offered, in the order in which current clients like them.</summary>
/// <remarks>Source: IANA, "TLS Supported Groups".</remarks>
static class GroupTable
{
    static readonly (ushort Code, string Name, GroupUse Use)[] Rows =
    [
        (0x11ec, "X25519MLKEM768", GroupUse.PostQuantum),
        (0x11eb, "SecP256r1MLKEM768", GroupUse.PostQuantum),
        (0x11ed, "SecP384r1MLKEM1024", GroupUse.PostQuantum),
        (0x6399, "X25519Kyber768Draft00", GroupUse.PostQuantum),
        (0x0201, "MLKEM768", GroupUse.PostQuantum),
        (0x0202, "MLKEM1024", GroupUse.PostQuantum),
        (0x0200, "MLKEM512", GroupUse.PostQuantum),
        (29, "x25519", GroupUse.AnyVersion),
        (23, "secp256r1", GroupUse.AnyVersion),
        (30, "x448", GroupUse.AnyVersion),
        (25, "secp521r1", GroupUse.AnyVersion),
        (24, "secp384r1", GroupUse.AnyVersion),
        (256, "ffdhe2048", GroupUse.FromTls13),
        (257, "ffdhe3072", GroupUse.FromTls13),
        (258, "ffdhe4096", GroupUse.FromTls13),
        (259, "ffdhe6144", GroupUse.FromTls13),
        (260, "ffdhe8192", GroupUse.FromTls13),
        (31, "brainpoolP256r1tls13", GroupUse.FromTls13),
        (32, "brainpoolP384r1tls13", GroupUse.FromTls13),
        (33, "brainpoolP512r1tls13", GroupUse.FromTls13),
        (41, "curveSM2", GroupUse.FromTls13),
        (28, "brainpoolP512r1", GroupUse.UpToTls12),
        (27, "brainpoolP384r1", GroupUse.UpToTls12),
        (26, "brainpoolP256r1", GroupUse.UpToTls12),
        (22, "secp256k1", GroupUse.UpToTls12),
        (14, "sect571r1", GroupUse.UpToTls12),
        (13, "sect571k1", GroupUse.UpToTls12),
        (12, "sect409r1", GroupUse.UpToTls12),
        (11, "sect409k1", GroupUse.UpToTls12),
        (10, "sect283r1", GroupUse.UpToTls12),
        (9, "sect283k1", GroupUse.UpToTls12),
        (8, "sect239k1", GroupUse.UpToTls12),
        (7, "sect233r1", GroupUse.UpToTls12),
        (6, "sect233k1", GroupUse.UpToTls12),
        (21, "secp224r1", GroupUse.UpToTls12),
        (20, "secp224k1", GroupUse.UpToTls12),
        (5, "sect193r2", GroupUse.UpToTls12),
        (4, "sect193r1", GroupUse.UpToTls12),
        (19, "secp192r1", GroupUse.UpToTls12),
        (18, "secp192k1", GroupUse.UpToTls12),
        (3, "sect163r2", GroupUse.UpToTls12),
        (2, "sect163r1", GroupUse.UpToTls12),
        (1, "sect163k1", GroupUse.UpToTls12),
        (17, "secp160r2", GroupUse.UpToTls12),
        (16, "secp160r1", GroupUse.UpToTls12),
        (15, "secp160k1", GroupUse.UpToTls12),
    ];

    /// <summary>For a hello whose newest version is this one.</summary>
    /// <remarks>Up to TLS 1.2 no ffdhe group is offered: RFC 7919 would bind the primes of DHE to them.</remarks>
    public static ValueList<ushort> For(TlsVersion version) => Rows
        .Where(row => row.Use == GroupUse.AnyVersion || (row.Use == GroupUse.UpToTls12) == (version < TlsVersion.Tls13))
        .Select(row => row.Code)
        .ToValueList();

    public static string Name(ushort code) => Array.Find(Rows, row => row.Code == code).Name ?? $"0x{code:X4}";

    public static bool IsPostQuantum(ushort code) => Array.Find(Rows, row => row.Code == code).Use == GroupUse.PostQuantum;
}
