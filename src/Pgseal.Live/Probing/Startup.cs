using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Probing;

/// <summary>One StartupMessage on a connection that stands, and all that its answer told.</summary>
static class Startup
{
    public static async Task<StartupSeen> TryAsync(Connection connection, Login login, CancellationToken cancellationToken)
    {
        try
        {
            var outcome = await connection.StartUpAsync(login, cancellationToken);
            return new StartupSeen(login, outcome, connection.LastError, connection.Mechanisms);
        }
        catch (WireFault fault)
        {
            return new StartupSeen(login, new AttemptOutcome.Unknown(HandshakeText.Of(fault.Outcome))) { Fault = fault.Outcome };
        }
    }
}
