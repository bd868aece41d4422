using Pgseal.Core.Planning;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Whether TLS is served, judged by the wire and never by <c>show ssl</c>.</summary>
static class ServingRules
{
    public static IEnumerable<Finding> Find(MemberCase it) => it.SaysNoTls ? NotServed(it) : Floor(it);

    static IEnumerable<Finding> Floor(MemberCase it)
    {
        if (it.Served is not null && it.Member.Server?.Settings.Value("ssl_min_protocol_version") is { } floor && TlsFloors.IsBelow(floor, TlsFloor.Tls12))
            yield return new(
                FindingRules.TlsFloorLow,
                "ssl_min_protocol_version",
                floor,
                "pg_settings",
                "Raise it: ALTER SYSTEM SET ssl_min_protocol_version = 'TLSv1.2', then SELECT pg_reload_conf()");
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
