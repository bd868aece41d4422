using System.Net.Sockets;

namespace Pgseal.Testing.Hostile;

/// <summary>The first bytes of a connection, looked at without taking more of them than the requests for encryption.</summary>
static class Opening
{
    const int RequestLength = 8;

    /// <summary>Answers an SSLRequest as told and a GSSENCRequest with no, as often as they come.</summary>
    public static async Task<FirstBytes> AfterRequestsAsync(NetworkStream client, bool tls, CancellationToken cancellationToken)
    {
        var start = new byte[RequestLength];
        while (true)
        {
            var count = await client.Socket.ReceiveAsync(start, SocketFlags.Peek, cancellationToken);
            if (count == 0)
                return FirstBytes.Nothing;
            if (start[0] == 0x16) // a TLS record of a handshake
                return FirstBytes.Tls;
            if (count < RequestLength || start is not [0, 0, 0, RequestLength, 0x04, 0xd2, 0x16, 0x2f or 0x30])
                return FirstBytes.Startup;
            await client.ReadExactlyAsync(start, cancellationToken);
            var agrees = tls && start[7] == 0x2f;
            await client.WriteAsync(agrees ? "S"u8.ToArray() : "N"u8.ToArray(), cancellationToken);
        }
    }
}
