using Pgseal.Core.Hba.Matching;
using Pgseal.Core.Hba.Proving;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Converting;

/// <summary>Finds, for each rule, the local networks whose plaintext gets as far as it.</summary>
sealed class LocalReach
{
    readonly AddressRegion local;
    readonly RuleMatcher matcher;
    readonly RuleIndex index;
    readonly Passage passage;
    readonly LocalPart part;

    public LocalReach(RuleMatcher matcher, IEnumerable<HbaRule> rules, Scope scope)
    {
        this.matcher = matcher;
        local = AddressRegion.LocalTo(scope);
        var work = new Work();
        passage = new(work);
        index = new(matcher, rules.Where(rule => rule.Type.Covers(ConnectionKind.Plain)), work);
        part = new(matcher, local);
    }

    public IReadOnlyCollection<string> Assumptions => part.Assumptions;

    /// <summary>Null where it depends on interfaces that are not known.</summary>
    public ValueList<AddressCube>? Of(HbaRule rule)
    {
        if (local.Inside.Count == 0 || !rule.Type.Covers(ConnectionKind.Plain))
            return [];
        return part.Of(rule) is { } cubes ? cubes.Where(cube => IsReached(rule, cube)).ToValueList() : null;
    }

    bool IsReached(HbaRule rule, AddressCube cube) => ((bool[])[false, true]).Any(isPhysical => !passage.Find(
        new([new(rule, matcher)], isPhysical, new([cube], []), NameSubject.Anybody),
        new Obstacles(index, other => other.Index < rule.Index)).IsNever);
}
