using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Linting;

/// <summary>A reject for all databases that a later rule for replication walks around.</summary>
static class ReplicationLint
{
    /// <summary>Rules for replication that are compared with one reject: a longer list tells nobody more.</summary>
    const int MostCompared = 1000;

    public static IEnumerable<HbaFinding> Find(HbaTree tree)
    {
        var replication = tree.Rules.Where(rule => rule.Databases.Any(NameMatch.PhysicalReplication)).ToList();
        if (replication.Count == 0)
            yield break;
        foreach (var rule in tree.Rules)
        {
            if (rule.Admits || !rule.Databases.Any(word => word.IsKeyword("all"u8)) || rule.Databases.Any(NameMatch.PhysicalReplication))
                continue;
            if (From(replication, rule.Index).Take(MostCompared).FirstOrDefault(later => AdmitsSame(later, rule)) is { } admitting && !IsRejected(replication, rule, admitting))
            {
                yield return HbaFinding.At(
                    rule, HbaLintRules.AllLeavesOutReplication, $"{admitting.Place} admits physical replication", "Write all,replication if both are meant");
            }
        }
    }

    /// <summary>The rules after this place; the list is in order.</summary>
    static IEnumerable<HbaRule> From(List<HbaRule> replication, int index)
    {
        var (first, last) = (0, replication.Count);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = replication[middle].Index > index ? (first, middle) : (middle + 1, last);
        }
        for (var i = first; i < replication.Count; i++)
            yield return replication[i];
    }

    static bool AdmitsSame(HbaRule later, HbaRule reject) =>
        later.Admits && later.Databases.Any(NameMatch.PhysicalReplication)
        && Enum.GetValues<Sessions.ConnectionKind>().Any(kind => later.Type.Covers(kind) && reject.Type.Covers(kind))
        && Overlaps(later.Address, reject.Address);

    /// <summary>Whether a reject of the same type for replication stands before the rule that admits it.</summary>
    static bool IsRejected(List<HbaRule> replication, HbaRule rule, HbaRule admitting) => replication.TakeWhile(other => other.Index < admitting.Index).Take(MostCompared)
        .Any(other => !other.Admits && other.Type == rule.Type && other.Address == rule.Address && other.Users == rule.Users);

    static bool Overlaps(HbaAddress? one, HbaAddress? other) =>
        one is not HbaAddress.Masked left || other is not HbaAddress.Masked right || left.Cube.Overlaps(right.Cube);
}
