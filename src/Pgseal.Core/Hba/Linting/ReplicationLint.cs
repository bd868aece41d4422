using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Linting;

/// <summary>A reject for all databases that a later rule for replication walks around.</summary>
static class ReplicationLint
{
    public static IEnumerable<HbaFinding> Find(HbaTree tree)
    {
        foreach (var rule in tree.Rules)
        {
            if (rule.Admits || !rule.Databases.Any(word => word.IsKeyword("all"u8)) || rule.Databases.Any(NameMatch.PhysicalReplication))
                continue;
            if (tree.Rules.Skip(rule.Index + 1).FirstOrDefault(later => AdmitsSame(later, rule)) is { } admitting && !IsRejected(tree, rule, admitting))
            {
                yield return HbaFinding.At(
                    rule, HbaLintRules.AllLeavesOutReplication, $"{admitting.Place} admits physical replication", "Write all,replication if both are meant");
            }
        }
    }

    static bool AdmitsSame(HbaRule later, HbaRule reject) =>
        later.Admits && later.Databases.Any(NameMatch.PhysicalReplication)
        && Enum.GetValues<Sessions.ConnectionKind>().Any(kind => later.Type.Covers(kind) && reject.Type.Covers(kind))
        && Overlaps(later.Address, reject.Address);

    /// <summary>Whether a reject of the same type for replication stands before the rule that admits it.</summary>
    static bool IsRejected(HbaTree tree, HbaRule rule, HbaRule admitting) => tree.Rules.Take(admitting.Index).Any(other =>
        !other.Admits && other.Type == rule.Type && other.Address == rule.Address && other.Users == rule.Users && other.Databases.Any(NameMatch.PhysicalReplication));

    static bool Overlaps(HbaAddress? one, HbaAddress? other) =>
        one is not HbaAddress.Masked left || other is not HbaAddress.Masked right || left.Cube.Overlaps(right.Cube);
}
