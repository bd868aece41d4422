using System.Net;
using System.Net.Sockets;

namespace Pgseal.Testing.Hostile;

/// <summary>Stands in front of a real server and passes bytes on, as a pooler or proxy does.</summary>
public static class Relay
{
    /// <summary>A server's answers come with another process id, as from a pooler, which makes up its own.</summary>
    public static Script OtherPid(EndPoint server) => (client, token) => PassBothAsync(client, server, ChangePid, token);

    /// <summary>A man in the middle who says for the server that it has no TLS, and passes on what then comes in clear.</summary>
    public static Script WithoutTls(EndPoint server) => async (client, token) =>
    {
        if (await Opening.AfterRequestsAsync(client, tls: false, token) == FirstBytes.Startup)
            await PassBothAsync(client, server, _ => { }, token);
    };

    /// <summary>Passes everything between a client, in whatever it speaks, and the server in clear.</summary>
    internal static async Task PassBothAsync(Stream client, EndPoint server, Action<Memory<byte>> changeAnswers, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellationToken);
        await using var upstream = new NetworkStream(socket);
        await Task.WhenAny(PassAsync(client, upstream, _ => { }, cancellationToken), PassAsync(upstream, client, changeAnswers, cancellationToken));
    }

    static async Task PassAsync(Stream from, Stream to, Action<Memory<byte>> change, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (int count; (count = await from.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            change(buffer.AsMemory(0, count));
            await to.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
    }

    /// <summary>BackendKeyData: K, the length 12, process id, key.</summary>
    static void ChangePid(Memory<byte> bytes)
    {
        var at = bytes.Span.IndexOf("K\0\0\0\x0c"u8);
        if (at >= 0)
            bytes.Span[at + 8] ^= 1;
    }
}
