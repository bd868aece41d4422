using System.Net;
using Pgseal.Core.Tls;

namespace Pgseal.Live.Wire;

/// <summary>Tries to get in over TLS without credentials: whether the rules would admit a fresh TLS connection.</summary>
public static class TlsStartup
{
    /// <param name="serverName">The host name for the ClientHello; null sends none.</param>
    /// <inheritdoc cref="PlaintextAttempt.TryAsync"/>
    public static Task<Attempt> TryAsync(
        EndPoint endpoint, IPAddress? source, string? serverName, Login login, TimeSpan deadline, CancellationToken cancellationToken) =>
        StartupAttempt.TryAsync(
            endpoint,
            source,
            login,
            deadline,
            async (connection, token) =>
            {
                await connection.AskForTlsAsync(token);
                await connection.StartTlsAsync(serverName, direct: false, token);
            },
            cancellationToken);
}
