namespace Pgseal.Core.Posture.Facts;

/// <summary>What was observed of one primary and the standbys named with it.</summary>
/// <param name="Name">What people call it: its name in pgseal.yaml, else the primary's target.</param>
/// <param name="Members">The primary first.</param>
public sealed record ClusterFacts(string Name, ValueList<MemberFacts> Members)
{
    public MemberFacts Primary => Members[0];
}
