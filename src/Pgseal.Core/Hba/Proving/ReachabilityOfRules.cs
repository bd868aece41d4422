using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Finds the rules that decide nothing, and those that need not.</summary>
sealed class ReachabilityOfRules(HbaTree tree, HbaEnvironment environment, Work work)
{
    /// <summary>Rules of the other action that are tried before it stays open whether one takes something away.</summary>
    const int MostOfOtherAction = 100;

    readonly Ruleset rules = new(tree, environment, work);
    readonly Passage passage = new(work);
    readonly bool[] decidesNothing = new bool[tree.Rules.Count];

    public ValueList<RuleReachability> All()
    {
        if (HbaProof.WhyUnreadable(tree) is { Count: > 0 } unreadable)
            return tree.Rules.Select(rule => (RuleReachability)new RuleReachability.Unknown(rule, unreadable)).ToValueList();
        var answers = new RuleReachability[tree.Rules.Count];
        var reached = new ReachedRule?[answers.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = Of(tree.Rules[i], out reached[i]);
            decidesNothing[i] = answers[i] is RuleReachability.Shadowed or RuleReachability.Unmatchable;
        }
        new Redundancy(rules, passage, work).Mark(answers, reached);
        return ValueList.Create<RuleReachability>(answers);
    }

    RuleReachability Of(HbaRule rule, out ReachedRule? reached)
    {
        reached = null;
        var (because, blocked) = (new List<string>(), new List<(Question Question, ConnectionKind Kind, Reach Reach)>());
        foreach (var kind in rules.KindsOf(rule))
        {
            foreach (var isPhysical in (bool[])[false, true])
            {
                var question = new Question([rules[rule]], isPhysical, AddressRegion.All, NameSubject.Anybody);
                var reach = passage.Find(question, rules.Before(rule, kind));
                if (reach.Connection is { } connection && WitnessOf.StartupUser(connection.User, environment) is { } user)
                {
                    reached = new(kind, connection);
                    return new RuleReachability.Reachable(rule, WitnessOf.At(rule, WitnessOf.Connection(connection, kind, user)), null);
                }
                if (reach.Connection is not null)
                    because.Add($"{rule.Place}: {WitnessOf.NamespaceIsOn}");
                because.AddRange(reach.Because);
                if (reach.Blockers.Count > 0)
                    blocked.Add((question, kind, reach));
            }
        }
        if (because.Count > 0)
            return new RuleReachability.Unknown(rule, because.Distinct().ToValueList());
        return blocked.Count == 0
            ? new RuleReachability.Unmatchable(rule, WhyUnmatchable.Of(rule, rules.Matcher))
            : Shadowed(rule, blocked);
    }

    RuleReachability.Shadowed Shadowed(HbaRule rule, List<(Question Question, ConnectionKind Kind, Reach Reach)> blocked)
    {
        var blockers = new SortedDictionary<int, HbaRule>();
        bool? differs = false;
        foreach (var (question, kind, found) in blocked)
        {
            foreach (var needed in passage.Needed(question, found.Blockers))
                blockers[needed.Rule.Index] = needed.Rule;
            if (differs == true)
                continue;
            var (isOther, other) = OfOtherAction(rule, question, kind, found);
            differs = isOther == true || differs is null ? isOther ?? differs : isOther;
            if (other is not null)
                blockers[other.Index] = other;
        }
        return new(rule, blockers.Values.ToValueList(), differs);
    }

    /// <summary>Whether an earlier rule decides a connection of this one the other way.</summary>
    (bool? Exists, HbaRule? Rule) OfOtherAction(HbaRule rule, Question question, ConnectionKind kind, Reach found)
    {
        foreach (var taker in found.Takers)
        {
            if (taker.Rule.Admits != rule.Admits)
                return (true, taker.Rule);
        }
        var isOpen = false;
        var tried = 0;
        foreach (var other in rules.Where(other => IsEarlierAndOther(other, rule, kind)).MayOverlap(rules[rule]))
        {
            if (++tried > MostOfOtherAction)
                return (null, null);
            var reach = passage.Find(
                question with { Wanted = [rules[rule], other] },
                rules.Where(before => before.Index < other.Rule.Index && before.Type.Covers(kind) && before.Admits == rule.Admits));
            if (reach.Connection is not null)
                return (true, other.Rule);
            isOpen |= !reach.IsNever;
        }
        return (isOpen ? null : false, null);
    }

    bool IsEarlierAndOther(HbaRule other, HbaRule rule, ConnectionKind kind) =>
        other.Index < rule.Index && !decidesNothing[other.Index] && other.Type.Covers(kind) && other.Admits != rule.Admits;
}
