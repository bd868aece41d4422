using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Pgseal.Testing.Hostile;

/// <summary>Servers that agree to TLS and answer a ClientHello as servers do that cannot be had here; they read the hello by themselves.</summary>
public static class TlsDouble
{
    const byte ProtocolVersion = 70;
    const byte HandshakeFailure = 40;

    /// <summary>Speaks nothing but SSL 3.0, whatever newer the client names, and takes the first suite of its own that is offered.</summary>
    public static Script OnlySsl3(params ushort[] suites) => AfterSslRequest(hello =>
        Array.Find(suites, hello.Suites.Contains) is var suite and not 0
            ? [.. Handshake(0x0300, 2, [3, 0, .. new byte[32], 0, .. Number(suite), 0]), .. Handshake(0x0300, 14, [])]
            : Alert(HandshakeFailure));

    /// <summary>Speaks TLS 1.3 only, and asks for a key of the first group of its own that is offered.</summary>
    public static Script Tls13(ushort suite, params ushort[] groups) => AfterSslRequest(hello =>
        !hello.Versions.Contains((ushort)0x0304) ? Alert(ProtocolVersion)
        : Array.Find(groups, hello.Groups.Contains) is var group and not 0 && hello.Suites.Contains(suite) ? Retry(suite, group)
        : Alert(HandshakeFailure));

    static Script AfterSslRequest(Func<SeenHello, byte[]> answer) => Scripts.Answer("S"u8.ToArray(), async (stream, token) =>
    {
        await stream.WriteAsync(answer(SeenHello.Of(await ReadRecordAsync(stream, token))), token);
        await stream.Socket.ReceiveAsync(new byte[64], token);
    });

    static async Task<byte[]> ReadRecordAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var header = new byte[5];
        await stream.ReadExactlyAsync(header, cancellationToken);
        var body = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3))];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return body;
    }

    /// <summary>RFC 8446, section 4.1.4: a ServerHello whose random is the hash of "HelloRetryRequest".</summary>
    static byte[] Retry(ushort suite, ushort group) => Handshake(0x0303, 2,
        [3, 3, .. SHA256.HashData("HelloRetryRequest"u8), 0, .. Number(suite), 0, 0, 12, 0, 43, 0, 2, 3, 4, 0, 51, 0, 2, .. Number(group)]);

    static byte[] Handshake(int version, byte type, byte[] body) =>
        [22, .. Number(version), .. Number(body.Length + 4), type, 0, .. Number(body.Length), .. body];

    static byte[] Alert(byte description) => [21, 3, 1, 0, 2, 2, description];

    static byte[] Number(int value) => [(byte)(value >> 8), (byte)value];
}
