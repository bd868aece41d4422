using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing.Checks;

/// <summary>The answers to a GSSENCRequest, in clear and inside direct TLS, where it must not be processed (CVE-2026-14681).</summary>
static class GssCheck
{
    public static Judged Judge(EndpointSeen seen)
    {
        if (seen.Gss is not { } gss)
            return new(CheckResult.Unknown, NotTried.Because(seen));
        var inClear = gss.Offered switch
        {
            true => "G: it is built with GSSAPI, and would say so without a keytab too; whether encryption works takes a ticket to see",
            false => $"N{(seen.AfterGss ? ", and an SSLRequest was answered on the same connection" : "")}",
            null => $"neither G nor N: {HandshakeText.Of(gss.Instead!)}",
        };
        var inside = seen.Direct?.GssInside switch
        {
            null => "",
            { Offered: true } => "; G inside direct TLS: a session can evade hostgssenc rules (CVE-2026-14681)",
            { Offered: false } => "; N inside direct TLS: processed there, harmless in a build without GSSAPI",
            { Offered: null } => "; refused inside direct TLS",
        };
        return new(
            seen.Direct?.GssInside?.Offered == true ? CheckResult.Bad
            : gss is { Offered: null, Instead: HandshakeOutcome.BytesInjected } ? CheckResult.Bad
            : gss is { Offered: null, Instead: not HandshakeOutcome.RefusedInClear } ? CheckResult.Unknown
            : CheckResult.Ok,
            inClear + inside,
            seen.Direct?.GssInside?.Offered == true ? "update the server: 17.11, 18.6 and later refuse it" : "");
    }
}
