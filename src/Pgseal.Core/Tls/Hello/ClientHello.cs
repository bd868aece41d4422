namespace Pgseal.Core.Tls.Hello;

/// <summary>The first message of a TLS client, made by hand so that it can offer anything.</summary>
/// <remarks>
/// Sources: RFC 6101 (SSL 3.0), RFC 5246, RFC 8446 (section 4.1.2). It has no key share, so a server of TLS 1.3 must say by a
/// HelloRetryRequest which suite and group it chooses, and no key is needed on this side.
/// </remarks>
public sealed record ClientHello
{
    public const int RandomLength = 32;

    /// <summary>The newest version offered.</summary>
    public required TlsVersion Newest { get; init; }

    /// <summary>The oldest version offered; before 1.3 a hello names its newest only, and this is not sent.</summary>
    public TlsVersion Oldest { get; init; } = TlsVersion.Tls10;

    /// <summary>In the order of preference.</summary>
    public required ValueList<ushort> Suites { get; init; }

    /// <summary>In the order of preference.</summary>
    public required ValueList<ushort> Groups { get; init; }

    /// <summary>Null sends none; must not be an address (RFC 6066, section 3).</summary>
    public string? ServerName { get; init; }

    /// <summary>Offers the protocol <c>postgresql</c>, as direct TLS needs.</summary>
    public bool Alpn { get; init; }

    /// <param name="random">32 bytes that nobody could foresee.</param>
    /// <returns>One record.</returns>
    public byte[] ToBytes(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, RandomLength);
        var hello = new ByteWriter()
            .UInt16(Math.Min((int)Newest, (int)TlsVersion.Tls12))
            .Bytes(random)
            .Byte(0) // no session to resume
            .Vector(2, it =>
            {
                foreach (var suite in Suites)
                    it.UInt16(suite);
                if (Newest == TlsVersion.Ssl3)
                    it.UInt16(0x00ff); // RFC 5746's signal, for hellos without extensions
            })
            // From 1.3 on only "null" may be offered; below it compression is asked about.
            .Vector(1, it => (Newest == TlsVersion.Tls13 ? it : it.Byte(1)).Byte(0));
        if (Newest > TlsVersion.Ssl3)
            hello.Vector(2, WriteExtensions);
        return new ByteWriter()
            .Byte((int)RecordType.Handshake)
            .UInt16(Newest == TlsVersion.Ssl3 ? (int)TlsVersion.Ssl3 : (int)TlsVersion.Tls10)
            .Vector(2, record => record.Byte((int)MessageType.ClientHello).Vector(3, it => it.Bytes(hello.ToArray())))
            .ToArray();
    }

    void WriteExtensions(ByteWriter extensions)
    {
        if (ServerName is { } name)
            Extension(ExtensionType.ServerName, it => it.Vector(2, list => list.Byte(0).Vector(2, host => host.Bytes(System.Text.Encoding.ASCII.GetBytes(name)))));
        Extension(ExtensionType.SupportedGroups, it => it.Vector(2, list => UInt16s(list, Groups)));
        Extension(ExtensionType.PointFormats, it => it.Vector(1, list => list.Byte(0)));
        if (Newest >= TlsVersion.Tls12)
            Extension(ExtensionType.SignatureAlgorithms, it => it.Vector(2, list => UInt16s(list, SignatureAlgorithms.All)));
        if (Alpn)
            Extension(ExtensionType.Alpn, it => it.Vector(2, list => list.Vector(1, protocol => protocol.Bytes("postgresql"u8))));
        Extension(ExtensionType.ExtendedMasterSecret, _ => { });
        Extension(ExtensionType.SessionTicket, _ => { });
        Extension(ExtensionType.RenegotiationInfo, it => it.Byte(0));
        if (Newest == TlsVersion.Tls13)
        {
            Extension(ExtensionType.SupportedVersions, it => it.Vector(1, list => UInt16s(list, Enumerable.Range((int)Oldest, Newest - Oldest + 1).Reverse().Select(version => (ushort)version))));
            Extension(ExtensionType.PskModes, it => it.Vector(1, list => list.Byte(1)));
            Extension(ExtensionType.KeyShare, it => it.Vector(2, _ => { }));
        }

        void Extension(ExtensionType type, Action<ByteWriter> body) => extensions.UInt16((int)type).Vector(2, body);
    }

    static void UInt16s(ByteWriter to, IEnumerable<ushort> values)
    {
        foreach (var value in values)
            to.UInt16(value);
    }
}
