using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether TLS is served: exactly one byte answers an SSLRequest, and a handshake follows.</summary>
static class SslRequestCheck
{
    public static Judged Judge(EndpointSeen seen) => seen.SslRequest.Match<Judged>(
        served: it => new(CheckResult.Ok, $"S, then {it.Protocol} with {it.Cipher}{(seen.AfterGss ? ", on the connection that had refused a GSSENCRequest" : "")}"),
        notServed: _ => new(CheckResult.Bad, $"N: no TLS is served ({Unsigned.Label}: somebody on the path can answer that too)", "set ssl = on with a certificate: pgseal plan"),
        refusedInClear: it => new(
            CheckResult.Unknown, $"an error came instead of S or N: {Said(it.Error)}", "ask again; if it stays, ask from another place, since somebody on the path may answer"),
        notPostgres: it => new(CheckResult.Unknown, $"what answers is not PostgreSQL: {Unsigned.Quote(it.Came)}", "check host and port"),
        bytesInjected: it => new(CheckResult.Unknown, $"S, and {it.Count} bytes in clear after it: no handshake was begun"),
        handshakeFailed: it => new(CheckResult.Bad, $"S, and then the handshake failed: {it.Why}", "see the server's log for the handshake, and which versions and suites it accepts"),
        closed: it => new(CheckResult.Unknown, $"the connection was closed while {WireStepText.While(it.Step)}", "ask again; see the server's log"),
        unreachable: it => new(CheckResult.Unknown, $"not reached: {it.Why}"),
        timedOut: it => new(CheckResult.Unknown, $"no answer in time while {WireStepText.While(it.Step)}", "ask again with a longer --timeout"));

    static string Said(ServerError error) => $"{error.SqlState} {Unsigned.Quote(error.Message)}".TrimStart();
}
