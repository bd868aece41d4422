namespace Pgseal.Core.Probing.Checks;

/// <summary>Whether bytes that follow an SSLRequest in clear are taken for what the client said inside TLS (CVE-2021-23214).</summary>
static class StuffingCheck
{
    public static Judged Judge(EndpointSeen seen) => seen.Stuffing is not { } stuffing
        ? new(CheckResult.Unknown, NotTried.Because(seen))
        : stuffing.Result switch
        {
            StuffingResult.Refused or StuffingResult.HungUp => new(CheckResult.Ok, $"SSLRequest and StartupMessage in one segment: {stuffing.How}"),
            StuffingResult.Processed => new(
                CheckResult.Bad, $"SSLRequest and StartupMessage in one segment: {stuffing.How} (CVE-2021-23214)", "update the server: 14.1, 13.5, 12.9 and later refuse it"),
            StuffingResult.NotHeard => new(CheckResult.Unknown, $"SSLRequest and StartupMessage in one segment: {stuffing.How}", "ask again"),
        };
}
