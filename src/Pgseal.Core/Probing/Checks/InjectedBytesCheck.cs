using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether anything in clear came between an SSLRequest and the handshake (CVE-2021-23222, CVE-2024-10977).</summary>
static class InjectedBytesCheck
{
    public static Judged Judge(EndpointSeen seen) => seen.SslRequest switch
    {
        HandshakeOutcome.BytesInjected it => new(
            CheckResult.Bad,
            $"{it.Count} bytes in clear followed the S (CVE-2021-23222): a client that reads on takes them for the server's",
            "find out who is on the path; use libpq 14.1, 13.5, 12.9 or later"),
        HandshakeOutcome.RefusedInClear it => new(
            CheckResult.Unknown, $"an error text came before TLS, which anybody can write (CVE-2024-10977): {Unsigned.Quote(it.Error.Message)}", "believe none of it; ask from another place"),
        HandshakeOutcome.NotServed => new(CheckResult.Ok, "the answer was one byte, N"),
        _ when seen.CleanAgreements > 0 => new(CheckResult.Ok, $"nothing in clear followed the S, on {seen.CleanAgreements} connection{(seen.CleanAgreements == 1 ? "" : "s")}"),
        _ => new(CheckResult.Unknown, "no answer to an SSLRequest was seen"),
    };
}
