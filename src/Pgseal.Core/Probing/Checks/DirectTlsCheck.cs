using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing.Checks;

/// <summary>TLS without an SSLRequest: where it is served it must choose the protocol, keep the session, and refuse clients that do not name the protocol.</summary>
static class DirectTlsCheck
{
    public static Judged Judge(EndpointSeen seen) => seen.Direct is not { } direct
        ? seen.ServesTls == false ? new(CheckResult.NotApplicable, "not tried: no TLS is served after an SSLRequest") : new(CheckResult.Unknown, NotTried.Because(seen))
        : direct.WithAlpn is HandshakeOutcome.Served ? Served(direct)
        : direct.WithAlpn is HandshakeOutcome.TimedOut or HandshakeOutcome.Unreachable ? new(CheckResult.Unknown, HandshakeText.Of(direct.WithAlpn), "ask again with a longer --timeout")
        : new(CheckResult.NotApplicable, $"not served ({HandshakeText.Of(direct.WithAlpn)}); PostgreSQL has it from 17 on");

    static Judged Served(DirectSeen direct)
    {
        if (direct.Alpn != "postgresql")
            return new(CheckResult.Bad, "served, but the server does not choose the protocol \"postgresql\": libpq refuses it", "let clients use an SSLRequest, or replace what answers here");
        var alive = direct.Startup?.Outcome is AttemptOutcome.Admitted or AttemptOutcome.Refused;
        var text = $"ALPN postgresql: {(alive ? "the rules answered inside" : $"no session lives in it: {(direct.Startup?.Outcome as AttemptOutcome.Unknown)?.Because ?? "not tried"}")}"
            + $"; no ALPN: {direct.WithoutAlpn?.How ?? "not tried"}; ALPN h2: {direct.WrongAlpn?.How ?? "not tried"}";
        if (direct.WithoutAlpn?.Accepted == true || direct.WrongAlpn?.Accepted == true)
            return new(CheckResult.Bad, text, "replace what answers here: PostgreSQL refuses direct TLS without its own protocol name (ALPACA)");
        return alive && direct is { WithoutAlpn.Accepted: false, WrongAlpn.Accepted: false } ? new(CheckResult.Ok, text) : new(CheckResult.Unknown, text, "ask again");
    }
}
