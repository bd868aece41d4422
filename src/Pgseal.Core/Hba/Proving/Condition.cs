using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>A rule, read with the facts of its server.</summary>
readonly record struct Condition(HbaRule Rule, RuleMatcher Matcher)
{
    public NameMatch Names => Matcher.Names;

    public AddressExtent Extent => Matcher.Extent(Rule);
}
