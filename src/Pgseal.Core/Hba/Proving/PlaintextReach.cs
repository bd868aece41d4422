using Pgseal.Core.Hba.Matching;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Walks the rules and finds those that admit plaintext of a region, or may.</summary>
static class PlaintextReach
{
    /// <remarks>
    /// Only reject rules are looked past: a connection that an earlier rule admits refutes the proof there already, so what matters of a rule
    /// is what no reject before it takes away.
    /// </remarks>
    public static IEnumerable<(HbaRule Rule, Reach Reach)> Of(
        HbaTree tree, HbaEnvironment environment, AddressRegion region, bool? onlyPhysical = null)
    {
        var matcher = new RuleMatcher(environment);
        var reach = new RuleReach(matcher, environment, onlyPhysical);
        var rejects = new EarlierRules(matcher, region);
        foreach (var rule in tree.Rules)
        {
            if (!rule.Type.Covers(ConnectionKind.Plain))
                continue;
            if (!rule.Admits)
                rejects.Add(rule);
            else if (reach.Find(rule, rejects) is { IsNever: false } found)
                yield return (rule, found);
        }
    }
}
