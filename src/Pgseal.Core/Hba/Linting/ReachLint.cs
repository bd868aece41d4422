namespace Pgseal.Core.Hba.Linting;

/// <summary>Rules that never decide anything, or change nothing.</summary>
sealed class ReachLint(HbaTree tree, HbaEnvironment environment)
{
    // Rules that are not all of them, or not the ones in force, shadow nothing for sure.
    readonly ValueList<RuleReachability> all = tree.Loads == false || tree.Needs.Count > 0 ? [] : HbaReachability.Of(tree, environment);

    public IEnumerable<HbaFinding> Find() => all.SelectMany(reach => reach.Match<IEnumerable<HbaFinding>>(
        reachable: _ => [],
        unmatchable: it => IsTold(it.Rule)
            ? []
            : [HbaFinding.At(it.Rule, HbaLintRules.RuleUnmatchable, it.Because, "Take the line out, or correct it")],
        shadowed: it => IsTold(it.Rule) ? [] : [Shadowed(it)],
        redundant: it => [HbaFinding.At(it.Rule, HbaLintRules.RuleRedundant, $"{Places(it.TakenOverBy)} would do the same", "Take the line out if nobody else needs it")],
        unknown: _ => []));

    /// <summary>One sentence for all rules that could not be judged, with the first of them.</summary>
    public IEnumerable<string> NotKnown()
    {
        var unknown = all.OfType<RuleReachability.Unknown>().ToList();
        if (unknown.Count > 0)
            yield return $"whether {(unknown.Count == 1 ? "1 rule" : $"{unknown.Count} rules")} of {all.Count} ever decide anything is not known: {unknown[0].Because[0]}";
    }

    /// <summary>The finding about ssl or GSS says it better.</summary>
    bool IsTold(HbaRule rule) =>
        (rule.Type == HbaRuleType.HostSsl && environment.Ssl == false) || (rule.Type == HbaRuleType.HostGssEnc && environment.Has(HbaFeature.Gss) == false);

    static HbaFinding Shadowed(RuleReachability.Shadowed it) => HbaFinding.At(
        it.Rule,
        it.DiffersInAction == true ? HbaLintRules.RuleShadowedDiffers : HbaLintRules.RuleShadowed,
        $"all that it matches is decided by {Places(it.Blockers)}",
        "Move the line up if it is meant to count, else take it out");

    static string Places(ValueList<HbaRule> rules) => rules.Count == 0 ? "no rule" : string.Join(", ", rules.Select(rule => rule.Place));
}
