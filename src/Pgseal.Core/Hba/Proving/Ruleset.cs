using Pgseal.Core.Hba.Matching;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Proving;

/// <summary>The rules of one server, ready to be asked about many connections at once.</summary>
sealed class Ruleset
{
    static readonly ConnectionKind[] EveryKind = Enum.GetValues<ConnectionKind>();

    readonly RuleIndex index;

    public Ruleset(HbaTree tree, HbaEnvironment environment, Work work)
    {
        (Tree, Environment, Matcher) = (tree, environment, new(environment));
        index = new(Matcher, tree.Rules, work);
        Served = EveryKind.Where(kind => Violations.IsServed(kind, environment)).ToValueList();
        Fates = [.. tree.Rules.Select(HbaFate.Of)];
    }

    public HbaTree Tree { get; }

    public HbaEnvironment Environment { get; }

    public RuleMatcher Matcher { get; }

    /// <summary>The kinds that the server speaks, as far as is known.</summary>
    public ValueList<ConnectionKind> Served { get; }

    /// <summary>By the place of the rule in the list.</summary>
    public HbaFate[] Fates { get; }

    public Condition this[HbaRule rule] => new(rule, Matcher);

    public IEnumerable<ConnectionKind> KindsOf(HbaRule rule) => Served.Where(kind => rule.Type.Covers(kind));

    public Obstacles Before(HbaRule rule, ConnectionKind kind) => new(index, other => other.Index < rule.Index && other.Type.Covers(kind));

    public Obstacles Where(Func<HbaRule, bool> counts) => new(index, counts);
}
