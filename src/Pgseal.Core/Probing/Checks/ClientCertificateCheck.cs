using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;

namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether clients are asked for a certificate, must have one, and whether a false one is refused.</summary>
static class ClientCertificateCheck
{
    public static Judged Judge(EndpointSeen seen)
    {
        if (seen.ServesTls == false)
            return new(CheckResult.NotApplicable, "no TLS is served");
        if (seen.Talk is not { } talk)
            return new(CheckResult.Unknown, "no handshake was finished");
        var parts = new List<string> { Asked(seen, talk) };
        if (seen.ClientCertificate?.MadeUp is { } madeUp)
            parts.Add($"one made up for this probe: {madeUp.Why}");
        if (seen.ClientCertificate?.Given is { } given)
            parts.Add($"the one given: {given.Why}");
        var text = string.Join("; ", parts);
        return seen.ClientCertificate switch
        {
            { MadeUp.Accepted: true } => new(CheckResult.Bad, text, "set ssl_ca_file to the authority of your clients only: a certificate of nobody was taken"),
            { Given.Accepted: false } => new(CheckResult.Bad, text, "have the certificate issued by an authority of ssl_ca_file"),
            { MadeUp.Accepted: null, MadeUp: not null } or { Given.Accepted: null, Given: not null } => new(CheckResult.Unknown, text, "ask again"),
            _ when talk.AskedForCertificate && !IsHeard(seen) => new(CheckResult.Unknown, text, "ask again"),
            _ => new(CheckResult.Ok, text),
        };
    }

    /// <summary>Whether one is required can be told from the answer inside TLS, or from its sudden end.</summary>
    static bool IsHeard(EndpointSeen seen) =>
        seen.OverTls?.Outcome is AttemptOutcome.Admitted or AttemptOutcome.Refused || EndedWithoutOne(seen);

    static bool EndedWithoutOne(EndpointSeen seen) => seen.OverTls?.Fault is HandshakeOutcome.Closed or HandshakeOutcome.HandshakeFailed;

    static string Asked(EndpointSeen seen, TlsTalk talk)
    {
        var authorities = seen.Inventory?.ClientCertificate is ClientCertificateRequest.Asked { Authorities: { Count: > 0 } names }
            ? $", of {string.Join(" or ", names)}"
            : "";
        return !talk.AskedForCertificate && authorities.Length == 0 ? "not requested in the handshake"
            : seen.OverTls?.DemandsCertificate == true ? $"required: requested in the handshake{authorities}, and the rules refuse a client without one"
            : EndedWithoutOne(seen) ? $"requested in the handshake{authorities}, and the server ended TLS when none was shown: it seems to be required"
            : IsHeard(seen) ? $"requested in the handshake{authorities}, and not required of {seen.OverTls!.Login}"
            : $"requested in the handshake{authorities}; whether it is required was not heard";
    }
}
