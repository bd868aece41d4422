using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing.Checks;

/// <summary>What is asked for in clear and over TLS: no password may be asked for that a listener could use, and nobody may get in without one.</summary>
static class AuthenticationCheck
{
    public static Judged Judge(EndpointSeen seen)
    {
        var inClear = seen.Plaintext.Select(tried => tried.Outcome).OfType<AttemptOutcome.Admitted>().Select(it => it.Request).Distinct().ToList();
        var overTls = seen.OverTls?.Outcome as AttemptOutcome.Admitted;
        var text = $"in clear: {(inClear.Count == 0 ? "nothing" : string.Join(", ", inClear.Select(Word)))}; over TLS: {OverTls(seen, overTls)}";
        if (inClear.Find(IsUsable) is var weak && inClear.Exists(IsUsable))
            return new(CheckResult.Bad, text, weak == AuthRequest.Trust ? "take trust out of pg_hba.conf" : "refuse plaintext, and use scram-sha-256");
        if (overTls?.Request == AuthRequest.Trust)
            return new(CheckResult.Bad, text, "take trust out of pg_hba.conf: whoever connects is whom they say");
        var isHeardInClear = seen.Plaintext.Count > 0 && seen.Plaintext.All(tried => PlaintextReading.Of(tried, seen).Answer != Posture.PlaintextAnswer.Unknown);
        var isHeardOverTls = seen.ServesTls == false || seen.OverTls?.Outcome is AttemptOutcome.Admitted or AttemptOutcome.Refused;
        return isHeardInClear && isHeardOverTls ? new(CheckResult.Ok, text) : new(CheckResult.Unknown, text, "ask again");
    }

    /// <summary>What a listener could use at once, or after guessing at his leisure.</summary>
    static bool IsUsable(AuthRequest request) => request is AuthRequest.Trust or AuthRequest.Password or AuthRequest.Md5;

    static string OverTls(EndpointSeen seen, AttemptOutcome.Admitted? admitted) =>
        admitted is null ? seen.OverTls?.DemandsCertificate == true ? "a client certificate"
            : seen.OverTls?.Outcome is AttemptOutcome.Refused || seen.ServesTls == false ? "nothing"
            : "not heard"
        : admitted.Request != AuthRequest.Scram ? Word(admitted.Request)
        : seen.OverTls!.Mechanisms.Contains("SCRAM-SHA-256-PLUS") ? "SCRAM, with channel binding"
        : "SCRAM, without channel binding (a pooler, or a certificate whose signature has no hash)";

    static string Word(AuthRequest request) => request switch
    {
        AuthRequest.Trust => "no authentication at all",
        AuthRequest.Password => "a password in clear",
        AuthRequest.Md5 => "an MD5 password",
        AuthRequest.Scram => "SCRAM",
        AuthRequest.Gss => "GSSAPI",
        AuthRequest.Sspi => "SSPI",
        AuthRequest.Sasl => "SASL",
        AuthRequest.PeerOrIdent => "peer or ident",
        AuthRequest.Other => "something unknown",
    };
}
