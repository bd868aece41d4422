using Pgseal.Core.Planning;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Whether TLS is served, judged by the wire and never by <c>show ssl</c>.</summary>
static class ServingRules
{
    public static IEnumerable<Finding> Find(MemberCase it) => it.SaysNoTls ? NotServed(it) : [.. Floor(it), .. PolicyFloor(it), .. ClientCertificates(it), .. WeakSuites(it)];

    /// <summary>By the setting, or by the wire where the setting may not be seen.</summary>
    static IEnumerable<Finding> Floor(MemberCase it)
    {
        return Below(it, TlsFloor.Tls12) is var (subject, observed, source)
            ? [new(FindingRules.TlsFloorLow, subject, observed, source, Raise(TlsFloor.Tls12))]
            : [];
    }

    static IEnumerable<Finding> PolicyFloor(MemberCase it) => it.Requirements.Floor is { } floor && Below(it, floor) is var (subject, observed, source)
        ? [new(FindingRules.TlsFloorBelowPolicy, subject, $"{observed}; the policy says {TlsFloors.Setting(floor)}", source, Raise(floor))]
        : [];

    static string Raise(TlsFloor floor) => $"Raise it: ALTER SYSTEM SET ssl_min_protocol_version = '{TlsFloors.Setting(floor)}', then SELECT pg_reload_conf()";

    static (string Subject, string Observed, string Source)? Below(MemberCase it, TlsFloor floor)
    {
        if (it.Served is null)
            return null;
        if (it.Member.Server?.Settings.Value("ssl_min_protocol_version") is { } setting)
            return TlsFloors.IsBelow(setting, floor) ? ("ssl_min_protocol_version", setting.Length == 0 ? "none" : setting, "pg_settings") : null;
        var lowest = it.Member.Tls?.Versions.LastOrDefault(answer => answer.Acceptance is Acceptance.Accepted);
        return lowest is not null && TlsFloors.IsBelow(TlsVersionText.Of(lowest.Version), floor) ? ("TLS", $"{TlsVersionText.Of(lowest.Version)} is accepted", "ClientHello") : null;
    }

    /// <summary>Without such a file the server asks no client for a certificate, whatever the rules say.</summary>
    static IEnumerable<Finding> ClientCertificates(MemberCase it)
    {
        if (it.Requirements.ClientCertificates && it.Served is not null && it.Member.Server?.Settings.Value("ssl_ca_file") is "")
            yield return new(
                FindingRules.ClientCertificateNotAsked,
                "ssl_ca_file",
                "it is empty",
                "pg_settings",
                "Name the authority of the clients: ALTER SYSTEM SET ssl_ca_file = 'FILE', reload, then write clientcert=verify-full or the method cert into the rules");
    }

    static IEnumerable<Finding> WeakSuites(MemberCase it)
    {
        foreach (var answer in it.Member.Tls?.Weak ?? [])
            if (answer is { Grade: SuiteGrade.Broken, Suite: { } suite })
                yield return new(
                    FindingRules.WeakSuiteAccepted,
                    "ssl_ciphers",
                    $"{suite} is accepted ({string.Join(", ", suite.Weaknesses.Select(SuiteWeaknessText.Of))})",
                    "ClientHello",
                    "Leave it out: ALTER SYSTEM SET ssl_ciphers = 'HIGH:!aNULL:!eNULL:!3DES:!RC4:!MD5', then SELECT pg_reload_conf()");
    }

    static IEnumerable<Finding> NotServed(MemberCase it)
    {
        var ssl = it.Member.Server?.Settings.Value("ssl");
        yield return ssl == "on"
            ? new(
                FindingRules.TlsOnButNotServed,
                it.Member.Target,
                "ssl = on, and the server answers N to a TLS request",
                "SSLRequest",
                $"Read the server's log for the reason, or let pgseal install a pair that loads: {it.Command("plan")}")
            : new(
                FindingRules.TlsOff,
                it.Member.Target,
                ssl is null ? "the server answers N to a TLS request" : $"ssl = {ssl}",
                ssl is null ? "SSLRequest" : "pg_settings",
                $"Run: {it.Command("plan")}");
    }
}
