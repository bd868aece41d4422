namespace Pgseal.Core.Tls.Hello;

/// <summary>Reads a ServerHello, or the HelloRetryRequest that looks like one.</summary>
/// <remarks>Sources: RFC 5246, section 7.4.1.3; RFC 8446, sections 4.1.3 and 4.1.4.</remarks>
static class ServerHelloReader
{
    const int RandomLength = 32;
    const int LongestSessionId = 32;
    const byte Deflate = 1;

    /// <summary>The SHA-256 of "HelloRetryRequest", which stands where a random number would.</summary>
    static ReadOnlySpan<byte> RetryRandom =>
    [
        0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91,
        0xc2, 0xa2, 0x11, 0x16, 0x7a, 0xbb, 0x8c, 0x5e, 0x07, 0x9e, 0x09, 0xe2, 0xc8, 0xa8, 0x33, 0x9c,
    ];

    public static HelloAnswer Read(ReadOnlySpan<byte> body)
    {
        var reader = new ByteReader(body);
        if (!reader.TryUInt16(out var legacyVersion)
            || !reader.TryTake(RandomLength, out var random)
            || !reader.TryVector8(out var sessionId) || sessionId.Length > LongestSessionId
            || !reader.TryUInt16(out var suite)
            || !reader.TryByte(out var compression) || compression > Deflate)
            return new HelloAnswer.Malformed(HelloFault.ServerHello);
        ReadOnlySpan<byte> extensions = default;
        if (!reader.IsEmpty && (!reader.TryVector16(out extensions) || !reader.IsEmpty))
            return new HelloAnswer.Malformed(HelloFault.ServerHello);

        var flight = new ServerFlight((TlsVersion)legacyVersion, suite) { HasSessionId = !sessionId.IsEmpty, Compresses = compression == Deflate };
        ushort? version = null, group = null;
        for (var rest = new ByteReader(extensions); !rest.IsEmpty;)
        {
            if (!rest.TryUInt16(out var type) || !rest.TryVector16(out var content))
                return new HelloAnswer.Malformed(HelloFault.ServerHello);
            var value = content.Length == 2 ? (ushort)((content[0] << 8) | content[1]) : (ushort?)null;
            switch ((ExtensionType)type)
            {
                case ExtensionType.SupportedVersions:
                    version = value ?? 0;
                    break;
                case ExtensionType.KeyShare:
                    group = value;
                    break;
                case ExtensionType.RenegotiationInfo:
                    flight = flight with { SecureRenegotiation = true };
                    break;
                case ExtensionType.ExtendedMasterSecret:
                    flight = flight with { ExtendedMasterSecret = true };
                    break;
                case ExtensionType.SessionTicket:
                    flight = flight with { SessionTicket = true };
                    break;
                default:
                    break; // the others say nothing that is asked here
            }
        }
        if (version is { } newVersion)
            return newVersion != (int)TlsVersion.Tls13 ? new HelloAnswer.Malformed(HelloFault.Version)
                : random.SequenceEqual(RetryRandom) && group is { } asked ? new HelloAnswer.Retry(suite, asked)
                : new HelloAnswer.Malformed(HelloFault.Retry);
        return flight.Version is >= TlsVersion.Ssl3 and <= TlsVersion.Tls12
            ? new HelloAnswer.Chosen(flight)
            : new HelloAnswer.Malformed(HelloFault.Version);
    }
}
