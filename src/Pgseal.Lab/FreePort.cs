using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Pgseal.Lab;

/// <summary>A TCP port that nobody on this machine listens on.</summary>
static class FreePort
{
    /// <remarks>Below the range that the kernel gives to outgoing connections (32768 and up): one of those could take the port
    /// while its server restarts. Another process may still be faster; the server's start then tries the next.</remarks>
    public static int Next()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(10_240, 32_768);
            try
            {
                using var everywhere = new TcpListener(IPAddress.Any, port);
                everywhere.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: draw again.
            }
        }
    }
}
