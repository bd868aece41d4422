using Pgseal.Core.Planning;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Core.Tls.Hello;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Whether TLS is served, judged by the wire and never by <c>show ssl</c>.</summary>
static class ServingRules
{
    public static IEnumerable<Finding> Find(MemberCase it) => it.SaysNoTls ? NotServed(it) : [.. Floor(it), .. WeakSuites(it)];

    /// <summary>By the setting, or by the wire where the setting may not be seen.</summary>
    static IEnumerable<Finding> Floor(MemberCase it)
    {
        if (it.Served is null)
            return [];
        if (it.Member.Server?.Settings.Value("ssl_min_protocol_version") is { } setting)
            return TlsFloors.IsBelow(setting, TlsFloor.Tls12) ? [New("ssl_min_protocol_version", setting, "pg_settings")] : [];
        var lowest = it.Member.Tls?.Versions.LastOrDefault(answer => answer.Acceptance is Acceptance.Accepted);
        return lowest is { Version: < TlsVersion.Tls12 } ? [New("TLS", $"{TlsVersionText.Of(lowest.Version)} is accepted", "ClientHello")] : [];

        static Finding New(string subject, string observed, string source) => new(
            FindingRules.TlsFloorLow, subject, observed, source, "Raise it: ALTER SYSTEM SET ssl_min_protocol_version = 'TLSv1.2', then SELECT pg_reload_conf()");
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
