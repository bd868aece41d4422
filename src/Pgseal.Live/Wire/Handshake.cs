using System.Net;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Tls;

namespace Pgseal.Live.Wire;

/// <summary>Asks a server for TLS, without credentials, and says what is served.</summary>
public static class Handshake
{
    /// <param name="serverName">The host name for the ClientHello; null sends none, and an address is never sent.</param>
    /// <param name="deadline">Of each step.</param>
    public static async Task<HandshakeOutcome> TryAsync(
        EndPoint endpoint, string? serverName, SslNegotiation negotiation, TimeSpan deadline, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await Connection.OpenAsync(endpoint, source: null, deadline, cancellationToken);
            var direct = negotiation == SslNegotiation.Direct;
            if (!direct)
                await connection.AskForTlsAsync(cancellationToken);
            var (served, _, _) = await connection.StartTlsAsync(serverName, direct, cancellationToken);
            await connection.CloseTlsAsync(cancellationToken);
            return served;
        }
        catch (WireFault fault)
        {
            return fault.Outcome;
        }
    }
}
