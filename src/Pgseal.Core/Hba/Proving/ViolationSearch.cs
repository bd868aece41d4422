namespace Pgseal.Core.Hba.Proving;

/// <summary>Walks the rules and finds those that break a property, or may.</summary>
sealed class ViolationSearch(HbaTree tree, HbaEnvironment environment, Work work)
{
    readonly Matching.RuleMatcher matcher = new(environment);
    readonly Passage passage = new(work);

    /// <summary>The rules that decide a connection of the violation, or may, in order.</summary>
    public IEnumerable<(HbaRule Rule, Reach Reach)> Find(Violation violation)
    {
        RuleIndex? preventing = null;
        foreach (var rule in tree.Rules)
        {
            if (!violation.Involves(rule))
                continue;
            preventing ??= new(matcher, tree.Rules.Where(violation.IsPreventedBy), work);
            var earlier = new Obstacles(preventing, other => other.Index < rule.Index);
            foreach (var isPhysical in (bool[])[false, true])
            {
                var reach = passage.Find(new([new(rule, matcher)], isPhysical, violation.Region, violation.Subject), earlier);
                if (!reach.IsNever)
                    yield return (rule, reach);
            }
        }
    }
}
