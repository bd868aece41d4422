using Pgseal.Core.Hba.Matching;
using Pgseal.Core.Hba.Proving;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Converting;

/// <summary>Walks the rules and finds, for each, the local networks whose plaintext gets as far as it.</summary>
sealed class LocalReach
{
    readonly EarlierRules earlier;
    readonly RuleReach reach;
    readonly LocalPart part;

    public LocalReach(RuleMatcher matcher, HbaEnvironment environment, Scope scope)
    {
        var local = AddressRegion.LocalTo(scope);
        earlier = new(matcher, local);
        reach = new(matcher, environment);
        part = new(matcher, local);
    }

    public IReadOnlyCollection<string> Assumptions => part.Assumptions;

    /// <summary>To be called for every rule in order; null where it depends on interfaces that are not known.</summary>
    /// <param name="isWanted">Whether the answer matters; if not, the rule only stands before the next.</param>
    public ValueList<AddressCube>? Next(HbaRule rule, bool isWanted)
    {
        if (earlier.Region.Inside.Count == 0 || !rule.Type.Covers(ConnectionKind.Plain))
            return [];
        ValueList<AddressCube>? reached = isWanted
            ? part.Of(rule) is { } cubes ? cubes.Where(cube => !reach.IsSurelyNever(rule, earlier, new([cube], []))).ToValueList() : null
            : [];
        earlier.Add(rule);
        return reached;
    }
}
