namespace Pgseal.Core.Hba.Linting;

/// <summary>Rules that never decide anything, or change nothing.</summary>
static class ReachLint
{
    public static IEnumerable<HbaFinding> Find(HbaTree tree, HbaEnvironment environment)
    {
        // Rules that are not all of them, or not the ones in force, shadow nothing for sure.
        if (tree.Loads == false || tree.Needs.Count > 0)
            return [];
        return HbaReachability.Of(tree, environment).SelectMany(reach => reach.Match<IEnumerable<HbaFinding>>(
            reachable: _ => [],
            unmatchable: it => IsTold(it.Rule, environment)
                ? []
                : [HbaFinding.At(it.Rule, HbaLintRules.RuleUnmatchable, it.Because, "Take the line out, or correct it")],
            shadowed: it => IsTold(it.Rule, environment) ? [] : [Shadowed(it)],
            redundant: it => [HbaFinding.At(it.Rule, HbaLintRules.RuleRedundant, $"{Places(it.TakenOverBy)} would do the same", "Take the line out if nobody else needs it")],
            unknown: _ => []));
    }

    /// <summary>The finding about ssl or GSS says it better.</summary>
    static bool IsTold(HbaRule rule, HbaEnvironment environment) =>
        (rule.Type == HbaRuleType.HostSsl && environment.Ssl == false) || (rule.Type == HbaRuleType.HostGssEnc && environment.Has(HbaFeature.Gss) == false);

    static HbaFinding Shadowed(RuleReachability.Shadowed it) => HbaFinding.At(
        it.Rule,
        it.DiffersInAction == true ? HbaLintRules.RuleShadowedDiffers : HbaLintRules.RuleShadowed,
        $"all that it matches is decided by {Places(it.Blockers)}",
        "Move the line up if it is meant to count, else take it out");

    static string Places(ValueList<HbaRule> rules) => rules.Count == 0 ? "no rule" : string.Join(", ", rules.Select(rule => rule.Place));
}
