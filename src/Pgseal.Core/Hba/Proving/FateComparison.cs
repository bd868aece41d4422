using System.Diagnostics;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Finds every pair of rules of two servers that decide some connection differently.</summary>
sealed class FateComparison(Ruleset before, Ruleset after, Work work)
{
    const int MostChanges = 500;

    static readonly ConnectionKind[] EveryKind = Enum.GetValues<ConnectionKind>();

    readonly Passage passage = new(work);
    readonly FirstMatch firstBefore = new(before.Tree, Decided(before.Environment));
    readonly FirstMatch firstAfter = new(after.Tree, Decided(after.Environment));
    readonly SortedDictionary<(int Before, int After), HbaFateChange> changes = [];
    readonly List<string> because = [];

    public HbaComparison Compare()
    {
        because.AddRange(HbaProof.WhyUnreadable(before.Tree).Concat(HbaProof.WhyUnreadable(after.Tree)));
        if (because.Count > 0)
            return new(HbaRelation.Unknown, [], because.Distinct().ToValueList());
        foreach (var kind in EveryKind)
        {
            foreach (var rule in Serving(before, kind).TakeWhile(_ => !IsTooMuch))
                Compare(rule, kind);
            foreach (var rule in Serving(after, kind).Where(rule => rule.Admits).TakeWhile(_ => !IsTooMuch))
                Ask(null, rule, kind, [after.Before(rule, kind), .. All(before, kind)]);
        }
        if (IsTooMuch)
            because.Add(work.IsDone ? Work.Reason : $"there are more than {MostChanges} differences, and not all were looked for");
        return new(Relation(), changes.Values.ToValueList(), because.Distinct().ToValueList());
    }

    bool IsTooMuch => work.IsDone || changes.Count == MostChanges;

    /// <summary>Null means off, as everywhere: the difference would not be one of the rules.</summary>
    static HbaEnvironment Decided(HbaEnvironment environment) => environment with { DbUserNamespace = environment.DbUserNamespace ?? false };

    static IEnumerable<HbaRule> Serving(Ruleset rules, ConnectionKind kind) =>
        rules.Served.Contains(kind) ? rules.Tree.Rules.Where(rule => rule.Type.Covers(kind)) : [];

    static Obstacles[] All(Ruleset rules, ConnectionKind kind) => rules.Served.Contains(kind) ? [rules.Where(rule => rule.Type.Covers(kind))] : [];

    void Compare(HbaRule rule, ConnectionKind kind)
    {
        var earlier = before.Before(rule, kind);
        var fate = before.Fates[rule.Index];
        if (after.Served.Contains(kind))
        {
            var others = after.Where(other => other.Type.Covers(kind) && after.Fates[other.Index] != fate).MayOverlap(before[rule]);
            foreach (var other in others)
                Ask(rule, other.Rule, kind, [earlier, after.Before(other.Rule, kind)]);
        }
        if (rule.Admits)
            Ask(rule, null, kind, [earlier, .. All(after, kind)]);
    }

    void Ask(HbaRule? old, HbaRule? now, ConnectionKind kind, Obstacles[] obstacles)
    {
        Condition[] wanted = [.. old is null ? [] : (Condition[])[before[old]], .. now is null ? [] : (Condition[])[after[now]]];
        foreach (var isPhysical in (bool[])[false, true])
        {
            if (IsTooMuch)
                return;
            var reach = passage.Find(new(wanted, isPhysical, AddressRegion.All, NameSubject.Anybody), obstacles);
            because.AddRange(reach.Because);
            if (reach.Connection is { } connection)
                Add(old, now, kind, connection);
        }
    }

    void Add(HbaRule? old, HbaRule? now, ConnectionKind kind, ReachedConnection reached)
    {
        var key = (old?.Index ?? int.MaxValue, now?.Index ?? int.MaxValue);
        if (changes.TryGetValue(key, out var known))
        {
            changes[key] = known with { Kinds = known.Kinds.Append(kind).Distinct().ToValueList() };
            return;
        }
        if (WitnessOf.StartupUser(reached.User, before.Environment) is not { } user || WitnessOf.StartupUser(reached.User, after.Environment) != user)
        {
            because.Add($"{(old ?? now)?.Place}: {WitnessOf.NamespaceIsOn}");
            return;
        }
        var connection = WitnessOf.Connection(reached, kind, user);
        work.Spend(before.Tree.Rules.Count + after.Tree.Rules.Count);
        Confirm(firstBefore, before, old, connection);
        Confirm(firstAfter, after, now, connection);
        var shown = now ?? old ?? throw new UnreachableException();
        changes[key] = new(
            old is null ? HbaFate.Refused : before.Fates[old.Index], now is null ? HbaFate.Refused : after.Fates[now.Index],
            WitnessOf.At(shown, connection), [kind], old, now);
    }

    /// <summary>The evaluator has the last word on a witness.</summary>
    static void Confirm(FirstMatch first, Ruleset rules, HbaRule? expected, HbaConnection connection)
    {
        if (!rules.Served.Contains(connection.Kind))
            return;
        var decided = first.Find(connection) is HbaOutcome.Matched matched ? matched.Rule : null;
        if (!ReferenceEquals(decided, expected))
            throw new UnreachableException($"the witness for {expected?.Place} does not hold: {connection}");
    }

    HbaRelation Relation()
    {
        var more = changes.Values.Any(change => change.IsNewlyAdmitted);
        var less = changes.Values.Any(change => change.IsNewlyRefused);
        return more && less ? HbaRelation.Incomparable
            : because.Count > 0 ? HbaRelation.Unknown
            : more ? HbaRelation.MorePermissive
            : less ? HbaRelation.LessPermissive
            : changes.Count > 0 ? HbaRelation.OtherMethods
            : HbaRelation.Equivalent;
    }
}
