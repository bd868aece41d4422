using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Pgseal.Live.Tests.Hba;

/// <summary>A client that gives a wrong password whenever it is asked for one: the server's log then names the line that asked.</summary>
static class WrongPassword
{
    /// <returns>Whether a password was asked for, and the server's last sentence.</returns>
    public static async Task<(bool Asked, string SqlState, string Message)> GiveAsync(
        EndPoint server, IPAddress? source, bool tls, string user, string database, string? replication, CancellationToken cancellationToken)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, server is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        if (source is not null)
            socket.Bind(new IPEndPoint(source, 0));
        await socket.ConnectAsync(server, cancellationToken);
        Stream stream = new NetworkStream(socket);
        if (tls)
        {
            await stream.WriteAsync((byte[])[0, 0, 0, 8, 4, 210, 22, 47], cancellationToken); // SSLRequest: 80877103
            var answer = new byte[1];
            await stream.ReadExactlyAsync(answer, cancellationToken);
            if (answer[0] != 'S')
                throw new AuthenticationException("the server has no TLS");
#pragma warning disable CA5359 // whom we talk to is this test's own server on this machine
            var secured = new SslStream(stream, false, (_, _, _, _) => true);
#pragma warning restore CA5359
            await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost" }, cancellationToken);
            stream = secured;
        }
        await using var closing = stream;
        await stream.WriteAsync(Startup(user, database, replication), cancellationToken);
        var (kind, body) = await ReadAsync(stream, cancellationToken);
        var asked = kind == 'R';
        if (asked)
        {
            if (BinaryPrimitives.ReadInt32BigEndian(body) != 3)
                throw new AuthenticationException("the server asks for something else than a password");
            await stream.WriteAsync((byte[])[(byte)'p', 0, 0, 0, 10, .. "wrong"u8, 0], cancellationToken);
            (kind, body) = await ReadAsync(stream, cancellationToken);
        }
        if (kind != 'E')
            throw new AuthenticationException($"the server says {kind} to a wrong password");
        var fields = Encoding.UTF8.GetString(body).Split('\0').Where(field => field.Length > 0).ToLookup(field => field[0], field => field[1..]);
        return (asked, fields['C'].First(), fields['M'].First());
    }

    static byte[] Startup(string user, string database, string? replication)
    {
        var text = $"user\0{user}\0database\0{database}\0{(replication is null ? "" : $"replication\0{replication}\0")}\0";
        var body = Encoding.UTF8.GetBytes(text);
        var packet = new byte[body.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(packet, packet.Length);
        BinaryPrimitives.WriteInt32BigEndian(packet.AsSpan(4), 196608); // protocol 3.0
        body.CopyTo(packet, 8);
        return packet;
    }

    static async Task<(char Kind, byte[] Body)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[5];
        await stream.ReadExactlyAsync(head, cancellationToken);
        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return ((char)head[0], body);
    }
}
