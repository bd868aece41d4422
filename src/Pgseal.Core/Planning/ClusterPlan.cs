namespace Pgseal.Core.Planning;

/// <summary>The changes to one cluster.</summary>
/// <param name="AuthorityFile">The local authority that signs, or would be created; null when nothing is issued.</param>
/// <param name="Members">In the order they are changed: standbys first.</param>
public sealed record ClusterPlan(
    string Name,
    string SystemIdentifier,
    string? AuthorityFile,
    ValueList<MemberPlan> Members,
    ValueList<Blocker> Blockers)
{
    /// <summary>How its members are reached; the primary first.</summary>
    public ValueList<PlannedTarget> Targets { get; init; }

    /// <summary>What it rests on.</summary>
    public ValueList<SeenFact> Facts { get; init; }

    public bool IsEmpty => Members.All(member => member.Changes.Count == 0 && member.ToDrain.Count == 0);
}
