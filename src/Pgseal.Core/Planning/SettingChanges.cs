using Pgseal.Core.Settings;

namespace Pgseal.Core.Planning;

/// <summary>The settings that make a member serve TLS from its pair, at or above the floor.</summary>
static class SettingChanges
{
    public static IEnumerable<Change> For(MemberInput member, CertificateDecision decision, TlsFloor floor)
    {
        if (member.Facts.Server is not { } server)
            yield break;
        if (decision is not CertificateDecision.Keep)
            foreach (var change in ForPair(member, server.Settings))
                yield return change;
        if (server.Settings.Value("ssl_min_protocol_version") is { } minimum && TlsFloors.IsBelow(minimum, floor))
            foreach (var change in Set(server.Settings, "ssl_min_protocol_version", TlsFloors.Setting(floor), "nothing below the floor is served"))
                yield return change;
        if (member.Host.IsFips && FipsGroups.Correction(server.Settings) is var (groups, value))
            foreach (var change in Set(server.Settings, groups, value, "the host is in FIPS mode, where OpenSSL has no other groups"))
                yield return change;
        foreach (var change in Set(server.Settings, "ssl", "on", "the server serves TLS"))
            yield return change;
    }

    /// <summary>Both paths lead through the link in pgseal's directory of the member.</summary>
    public static IEnumerable<Change> ForPair(MemberInput member, SettingsView settings) =>
    [
        .. Set(settings, "ssl_cert_file", member.Host.CurrentPair.Certificate, "the pair stands in pgseal's own directory of this member"),
        .. Set(settings, "ssl_key_file", member.Host.CurrentPair.Key, "the pair stands in pgseal's own directory of this member"),
    ];

    static IEnumerable<Change> Set(SettingsView settings, string name, string after, string reason)
    {
        var before = settings.Value(name) ?? "";
        if (before != after)
            yield return new Change.SetSetting(name, before, after, reason, "ALTER SYSTEM brings back the value of postgresql.auto.conf from before, or its absence");
    }
}
