using Pgseal.Core.Posture;

namespace Pgseal.Core.Policies;

/// <summary>A finding that is put up with for a while; what is null matches everything.</summary>
/// <param name="Finding">The id of the findings.</param>
/// <param name="Cluster">A cluster by its name in the file.</param>
/// <param name="Member">A target as the file writes it.</param>
/// <param name="Subject">The subject of the finding, letter by letter.</param>
/// <param name="Exemption">Who answers for it, why, and until when.</param>
/// <param name="Line">Where it stands in the file.</param>
public sealed record PolicyException(string Finding, string? Cluster, string? Member, string? Subject, Exemption Exemption, int Line)
{
    internal bool Covers(ClusterReport cluster, MemberReport member) =>
        (Cluster is null || Cluster == cluster.Name) && (Member is null || Member == member.Target);

    internal bool Covers(Finding finding) => Finding == finding.Id && (Subject is null || Subject == finding.Subject);
}
