using Pgseal.Core.Probing;
using Pgseal.Core.Tls;
using Pgseal.Live.Wire;

namespace Pgseal.Live.Probing;

/// <summary>Sends a StartupMessage in the same segment as an SSLRequest, finishes TLS and listens (CVE-2021-23214).</summary>
/// <remarks>Harmless: the message asks for a session of a role that does not exist, and what comes of it is not answered.</remarks>
static class StuffingTest
{
    public static async Task<StuffingSeen> RunAsync(Connection connection, Login login, EndpointTally tally, CancellationToken cancellationToken)
    {
        string? leaf = null;
        var where = "in clear";
        try
        {
            try
            {
                await connection.AskForTlsStuffedAsync(login, cancellationToken);
                tally.CountCleanAgreement();
                leaf = (await connection.ShakeHandsAsync(new TlsOffer(null), cancellationToken)).Served.LeafSha256;
                where = "inside TLS";
            }
            catch (WireFault fault) when (fault.Outcome is HandshakeOutcome.NotServed)
            {
                // The connection goes on in clear, and so does the message.
            }
            var answer = await connection.ListenAsync(cancellationToken);
            return answer switch
            {
                // It is said in the old protocol: the message that would have named the protocol was not read.
                AttemptOutcome.Unknown it when connection.LastError is { IsOfOldProtocol: true } => new(StuffingResult.Refused, $"refused {where} (\"{it.Message}\")", leaf, connection.LastError),
                AttemptOutcome.Unknown { SqlState: "08P01" } it => new(StuffingResult.Refused, $"refused {where} ({it.SqlState} \"{it.Message}\")", leaf, connection.LastError),
                AttemptOutcome.Unknown it => new(StuffingResult.NotHeard, $"{it.Because} ({it.SqlState} \"{it.Message}\")", leaf, connection.LastError),
                _ => new(StuffingResult.Processed, $"the server answered {where} to what it should not have read", leaf, connection.LastError),
            };
        }
        catch (WireFault fault) when (fault.Outcome is HandshakeOutcome.RefusedInClear { Error: { SqlState: "08P01" } error })
        {
            return new(StuffingResult.Refused, $"refused in clear ({error.SqlState} \"{error.Message}\")", leaf, error);
        }
        catch (WireFault fault) when (fault.Outcome is HandshakeOutcome.RefusedInClear { Error: { IsOfOldProtocol: true } error })
        {
            return new(StuffingResult.Refused, $"refused in clear (\"{error.Message}\")", leaf, error);
        }
        catch (WireFault fault) when (fault.Outcome is HandshakeOutcome.Closed)
        {
            return new(StuffingResult.HungUp, "the server hung up", leaf);
        }
        catch (WireFault fault)
        {
            return new(StuffingResult.NotHeard, HandshakeText.Of(fault.Outcome), leaf);
        }
    }
}
