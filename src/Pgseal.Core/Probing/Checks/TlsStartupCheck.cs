using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether TLS is usable and not only a handshake: the rules answer a StartupMessage inside it.</summary>
static class TlsStartupCheck
{
    public static Judged Judge(EndpointSeen seen)
    {
        if (seen.ServesTls == false)
            return new(CheckResult.NotApplicable, "no TLS is served");
        return seen.OverTls is { } startup
            ? Of(startup, seen.Talk?.AskedForCertificate == true)
            : new(CheckResult.Unknown, "no handshake was finished");
    }

    static Judged Of(StartupSeen startup, bool wasAskedForCertificate) => startup.Outcome.Match<Judged>(
        admitted => new(CheckResult.Ok, $"{startup.Login} over TLS: the server {AuthRequestText.Of(admitted.Request)}"),
        refused => startup.DemandsCertificate
            ? new(CheckResult.Ok, $"{startup.Login} over TLS: a rule matches and demands a client certificate ({refused.SqlState} \"{refused.Message}\")")
            : new(CheckResult.Ok, $"{startup.Login} over TLS: the rules answered and refuse this login ({refused.SqlState} \"{refused.Message}\")"),
        unknown => new(CheckResult.Unknown, $"{startup.Login} over TLS: {unknown.Because}{(unknown.Message is { } message ? $" ({unknown.SqlState} \"{message}\")" : "")}", wasAskedForCertificate ? "give a client certificate: --client-cert FILE --client-key FILE" : "ask again; see the server's log"));
}
