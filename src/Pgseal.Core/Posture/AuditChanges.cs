namespace Pgseal.Core.Posture;

/// <summary>What is not as in an earlier audit.</summary>
/// <param name="Since">When that was.</param>
/// <param name="Members">Those of which something changed.</param>
public sealed record AuditChanges(DateTimeOffset Since, ValueList<MemberChange> Members)
{
    /// <param name="earlier">What was said then, by the member's target.</param>
    /// <remarks>A member that is not in the audit any more is gone only when nothing was left out.</remarks>
    public static AuditChanges Of(AuditReport report, DateTimeOffset since, IReadOnlyDictionary<string, EarlierMember> earlier)
    {
        var members = report.Clusters.SelectMany(cluster => cluster.Members).ToList();
        var now = members.Select(member => member.Target).ToHashSet(StringComparer.Ordinal);
        var gone = report.NotLookedAt > 0 ? [] : earlier.Where(it => !now.Contains(it.Key));
        return new(since, [.. members.Select(member => MemberChange.Of(member, earlier.GetValueOrDefault(member.Target))).Where(it => it.IsChange), .. gone.Select(it => MemberChange.Gone(it.Key, it.Value))]);
    }
}
