using Pgseal.Core.Hba.Proving;

namespace Pgseal.Core.Hba;

/// <summary>Tells of each rule whether it ever decides a connection.</summary>
public static class HbaReachability
{
    /// <summary>One answer for each rule, in order.</summary>
    public static ValueList<RuleReachability> Of(HbaTree tree, HbaEnvironment environment) =>
        new ReachabilityOfRules(tree, environment, new Work()).All();
}
