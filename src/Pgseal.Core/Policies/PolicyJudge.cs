using Pgseal.Core.Posture;

namespace Pgseal.Core.Policies;

/// <summary>Holds an audit against the exceptions of a policy: they mark findings, and never change a verdict.</summary>
public static class PolicyJudge
{
    /// <param name="today">UTC.</param>
    public static AuditReport Apply(AuditReport report, Policy policy, DateOnly today)
    {
        var clusters = report.Clusters.Select(cluster => cluster with
        {
            Members = cluster.Members.Select(member => Apply(cluster, member, policy, today)).ToValueList(),
        }).ToList();
        foreach (var exception in report.NotLookedAt == 0 ? policy.Exceptions : [])
            NoteUnused(exception, clusters, policy);
        return report with { Clusters = clusters.ToValueList() };
    }

    static MemberReport Apply(ClusterReport cluster, MemberReport member, Policy policy, DateOnly today)
    {
        var (holding, over) = (new List<PolicyException>(), new List<PolicyException>());
        foreach (var exception in policy.Exceptions.Where(exception => exception.Covers(cluster, member)))
            (exception.Exemption.Until >= today ? holding : over).Add(exception);
        var findings = member.Findings.Select(finding => finding with { Exemption = holding.Find(exception => exception.Covers(finding))?.Exemption }).ToList();
        var expired = over.Where(exception => findings.Any(finding => finding.Exemption is null && exception.Covers(finding))).Select(exception => Expired(exception, policy));
        return member with { Findings = Ordered([.. findings, .. expired]) };
    }

    /// <summary>Only where every member it could be about was seen: what is not seen may still be there.</summary>
    static void NoteUnused(PolicyException exception, List<ClusterReport> clusters, Policy policy)
    {
        var covered = clusters
            .SelectMany((cluster, at) => cluster.Members.Where(member => exception.Covers(cluster, member)).Select(member => (At: at, Member: member)))
            .ToList();
        if (covered.Count == 0 || covered.Any(it => it.Member.Version is null || it.Member.Findings.Any(exception.Covers)))
            return;
        var (place, first) = covered[0];
        var noted = first with { Findings = Ordered([.. first.Findings, Unused(exception, policy)]) };
        clusters[place] = clusters[place] with { Members = clusters[place].Members.Select(member => ReferenceEquals(member, first) ? noted : member).ToValueList() };
    }

    static Finding Expired(PolicyException exception, Policy policy) => new(
        FindingRules.ExceptionExpired,
        $"exception for {exception.Finding}",
        $"until {exception.Exemption.Until:yyyy-MM-dd}, owner {exception.Exemption.Owner}: {exception.Exemption.Reason}",
        $"{policy.Source}:{exception.Line}",
        "Remove the cause, then the exception; or let its owner give it a new date");

    static Finding Unused(PolicyException exception, Policy policy) => new(
        FindingRules.ExceptionUnused,
        $"exception for {exception.Finding}",
        $"nothing was found that it is about, owner {exception.Exemption.Owner}",
        $"{policy.Source}:{exception.Line}",
        "Remove it from the file");

    static ValueList<Finding> Ordered(IEnumerable<Finding> findings) => findings.OrderByDescending(finding => finding.Severity).ToValueList();
}
