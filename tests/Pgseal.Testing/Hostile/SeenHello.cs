using System.Buffers.Binary;

namespace Pgseal.Testing.Hostile;

/// <summary>What a double looks for in a client's first message.</summary>
/// <param name="Versions">From supported_versions, or the one that an older client names.</param>
sealed record SeenHello(ushort[] Versions, ushort[] Suites, ushort[] Groups)
{
    const ushort SupportedGroups = 10;
    const ushort SupportedVersions = 43;

    public static SeenHello Of(ReadOnlySpan<byte> message)
    {
        var at = 4 + 2 + 32;
        at += 1 + message[at];
        var suites = Numbers(message.Slice(at + 2, UInt16(message[at..])));
        at += 2 + (2 * suites.Length);
        at += 1 + message[at];
        ushort[] groups = [], versions = [UInt16(message[4..])];
        for (at += 2; at + 4 <= message.Length;)
        {
            var (type, length) = (UInt16(message[at..]), UInt16(message[(at + 2)..]));
            var body = message.Slice(at + 4, length);
            if (type == SupportedGroups)
                groups = Numbers(body[2..]);
            else if (type == SupportedVersions)
                versions = Numbers(body[1..]);
            at += 4 + length;
        }
        return new SeenHello(versions, suites, groups);
    }

    static ushort UInt16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);

    static ushort[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new ushort[bytes.Length / 2];
        for (var at = 0; at < numbers.Length; at++)
            numbers[at] = UInt16(bytes[(2 * at)..]);
        return numbers;
    }
}
