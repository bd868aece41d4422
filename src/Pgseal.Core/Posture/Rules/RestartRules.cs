namespace Pgseal.Core.Posture.Rules;

/// <summary>What runs fine now and will keep the server from starting again.</summary>
static class RestartRules
{
    public static IEnumerable<Finding> Find(MemberCase it)
    {
        if (it.Member.Server is not { } server)
            yield break;
        var sslOn = server.Settings.IsOn("ssl");
        var faults = it.Member.Pair.Match(pair => pair.Faults, _ => []);
        if (sslOn)
            foreach (var fault in faults)
                yield return New("ssl_cert_file, ssl_key_file", fault, "pg_settings and the files", $"Install a pair that loads: {it.Command("plan")}");
        if (sslOn && it.SaysNoTls && faults.Count == 0)
            yield return New(
                "ssl",
                "ssl = on, but the certificate and key could not be loaded",
                "SSLRequest",
                "Read the server's log, or switch it off until then: ALTER SYSTEM RESET ssl");
        foreach (var error in it.Member.FileErrors.Or([]))
            yield return New(error.Name ?? error.File, error.Message, $"{error.File}:{error.Line}", "Correct the line, then reload: SELECT pg_reload_conf()");
        foreach (var error in HbaRules.Errors(it).Take(1))
            yield return New("pg_hba.conf", error.Message, $"{error.File}:{error.Line}", "Correct the line, then reload: SELECT pg_reload_conf()");
    }

    static Finding New(string subject, string observed, string source, string hint) =>
        new(FindingRules.RestartWouldFail, subject, observed, source, hint);
}
