using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Planning;

/// <summary>Decides, from facts alone, how a cluster gets back to plaintext where no journal says what it was like before.</summary>
public static class ReopeningPlanner
{
    /// <param name="members">The primary first, as in the facts; the plan puts standbys first.</param>
    public static ClusterPlan Plan(ClusterFacts cluster, ValueList<MemberInput> members)
    {
        var plans = members.Select(member => (member, Rules: RulesChange.Reopening(member))).ToList();
        return new(
            cluster.Name,
            cluster.Primary.Server?.SystemIdentifier ?? "",
            AuthorityFile: null,
            plans.OrderByDescending(it => it.member.Facts.Server?.Role == MemberRole.Standby)
                .Select(it => new MemberPlan(
                    it.member.Facts.Target,
                    it.member.Facts.Server?.Role ?? MemberRole.Unknown,
                    [.. it.Rules.Edits, .. SslOff(it.member.Facts.Server?.Settings)],
                    ToDrain: [],
                    [.. CertificateStays(it.member.Facts.Server?.Settings)]))
                .ToValueList(),
            [
                .. plans.SelectMany(it => Guards.OfAnyChange(cluster, it.member)),
                .. plans.SelectMany(it => WayBackGuards.Find(it.member.Facts.Target, it.member.Operator.DemandsTls, it.member.Facts.Upstream)),
                .. plans.SelectMany(it => it.Rules.Blockers),
            ]);
    }

    static IEnumerable<Change> SslOff(SettingsView? settings)
    {
        if (settings?.IsOn("ssl") == true)
            yield return new Change.SetSetting("ssl", "on", "off", "TLS is no longer served", "ALTER SYSTEM brings back the value of postgresql.auto.conf from before, or its absence");
    }

    static IEnumerable<string> CertificateStays(SettingsView? settings)
    {
        if (settings?.Value("ssl_cert_file") is { Length: > 0 } certificate)
            yield return $"the certificate stays, unused: {certificate}";
    }
}
