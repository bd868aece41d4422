using System.Net;
using Pgseal.Core.Tls;

namespace Pgseal.Live.Wire;

/// <summary>One StartupMessage, inside whatever was prepared for it, up to the server's first answer.</summary>
static class StartupAttempt
{
    public static async Task<Attempt> TryAsync(
        EndPoint endpoint,
        IPAddress? source,
        Login login,
        TimeSpan deadline,
        Func<Connection, CancellationToken, Task> prepare,
        CancellationToken cancellationToken)
    {
        IPAddress? from = null;
        AttemptOutcome outcome;
        try
        {
            await using var connection = await Connection.OpenAsync(endpoint, source, deadline, cancellationToken);
            from = connection.LocalAddress;
            await prepare(connection, cancellationToken);
            outcome = await connection.StartUpAsync(login, cancellationToken);
            await connection.CloseTlsAsync(cancellationToken);
        }
        catch (WireFault fault)
        {
            outcome = new AttemptOutcome.Unknown(HandshakeText.Of(fault.Outcome));
        }
        return new Attempt(outcome, from, login, DateTimeOffset.UtcNow);
    }
}
