using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Finds the rules without which every connection would have the same fate.</summary>
/// <remarks>
/// The fate of a rule's connections without it is that of the next rule that matches; a rule is redundant if that never is none, and never a rule
/// of another fate. It must hold for the file as it is, so that the rule can go alone, and without the rules found before (the shadowed ones, then
/// from the last to the first), so that all of them can go at once.
/// </remarks>
sealed class Redundancy(Ruleset rules, Passage passage, Work work)
{
    const int MostOfOtherFate = 200;

    readonly bool[] nothing = new bool[rules.Tree.Rules.Count];
    bool[] isLeftOut = [];

    public void Mark(RuleReachability[] answers, ReachedRule?[] reached)
    {
        var idle = new bool[answers.Length];
        for (var i = 0; i < answers.Length; i++)
            idle[i] = answers[i] is RuleReachability.Shadowed or RuleReachability.Unmatchable;
        for (var i = answers.Length - 1; i >= 0; i--)
        {
            var index = i;
            if (answers[i] is not RuleReachability.Reachable reachable || reached[i] is not { } known)
                continue;
            isLeftOut = nothing;
            if (work.IsDone)
            {
                answers[i] = reachable with { RedundancyUnknown = $"{reachable.Rule.Place}: {Work.Reason}" };
                continue;
            }
            if (IsNeeded(reachable.Rule, known))
                continue;
            answers[i] = Judge(reachable);
            isLeftOut = idle;
            if (answers[i] is RuleReachability.Redundant
                && rules.Where(other => other.Index > index && idle[other.Index]).MayOverlap(rules[reachable.Rule]).Count > 0)
                answers[i] = IsNeeded(reachable.Rule, known) ? reachable : Judge(reachable);
            idle[i] = answers[i] is RuleReachability.Redundant;
        }
    }

    /// <summary>Whether one connection that the rule decides shows that it is needed; most rules are settled here.</summary>
    bool IsNeeded(HbaRule rule, ReachedRule known)
    {
        var next = rules.Where(other => IsLater(other, rule, known.Kind)).First(known.Connection, [])?.Rule;
        return next is null || (HasOtherFate(next, rule) && rules.Matcher.SurelyMatches(next, known.Connection));
    }

    RuleReachability Judge(RuleReachability.Reachable reachable)
    {
        var rule = reachable.Rule;
        var successors = new SortedDictionary<int, HbaRule>();
        foreach (var kind in rules.KindsOf(rule))
        {
            foreach (var isPhysical in (bool[])[false, true])
            {
                var question = new Question([rules[rule]], isPhysical, AddressRegion.All, NameSubject.Anybody);
                if (!question.IsOpen)
                    continue;
                var unmatched = passage.Find(question, rules.Before(rule, kind), rules.Where(other => IsLater(other, rule, kind)));
                if (unmatched.Connection is not null)
                    return reachable;
                if (!unmatched.IsNever)
                    return reachable with { RedundancyUnknown = unmatched.Because[0] };
                foreach (var later in passage.Needed(question, unmatched.Blockers).Where(blocker => blocker.Rule.Index > rule.Index))
                    successors[later.Rule.Index] = later.Rule;
                if (OtherFate(rule, question, kind) is var (exists, why) && (exists || why is not null))
                    return reachable with { RedundancyUnknown = why };
            }
        }
        return new RuleReachability.Redundant(rule, successors.Values.ToValueList());
    }

    /// <summary>Whether a later rule of another fate would decide a connection of this one; or why that is not known.</summary>
    (bool Exists, string? WhyUnknown) OtherFate(HbaRule rule, Question question, ConnectionKind kind)
    {
        var tried = 0;
        foreach (var other in rules.Where(other => IsLater(other, rule, kind) && HasOtherFate(other, rule)).MayOverlap(rules[rule]))
        {
            if (++tried > MostOfOtherFate)
                return (false, $"{rule.Place}: {Work.Reason}");
            var reach = passage.Find(
                question with { Wanted = [rules[rule], other] },
                rules.Before(rule, kind),
                rules.Where(between => IsLater(between, rule, kind) && between.Index < other.Rule.Index && !HasOtherFate(between, rule)));
            if (reach.Connection is not null)
                return (true, null);
            if (!reach.IsNever)
                return (false, reach.Because[0]);
        }
        return (false, null);
    }

    bool IsLater(HbaRule other, HbaRule rule, ConnectionKind kind) => other.Index > rule.Index && !isLeftOut[other.Index] && other.Type.Covers(kind);

    bool HasOtherFate(HbaRule one, HbaRule another) => rules.Fates[one.Index] != rules.Fates[another.Index];
}
