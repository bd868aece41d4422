using System.Net;
using System.Net.Sockets;

namespace Pgseal.Testing.Hostile;

/// <summary>Stands in front of a real server and passes bytes on, as a pooler or proxy does.</summary>
public static class Relay
{
    /// <summary>A server's answers come with another process id, as from a pooler, which makes up its own.</summary>
    public static Script OtherPid(EndPoint server) => async (client, token) =>
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, token);
        await using var upstream = new NetworkStream(socket);
        await Task.WhenAny(PassAsync(client, upstream, _ => { }, token), PassAsync(upstream, client, ChangePid, token));
    };

    static async Task PassAsync(NetworkStream from, NetworkStream to, Action<Memory<byte>> change, CancellationToken cancellationToken)
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
