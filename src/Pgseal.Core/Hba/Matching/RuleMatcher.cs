namespace Pgseal.Core.Hba.Matching;

/// <summary>Tells whether a rule matches a connection; null where something named is not known.</summary>
sealed class RuleMatcher(HbaEnvironment environment)
{
    readonly AddressExtents extents = new(environment);
    readonly Dictionary<HbaRule, AddressExtent> extentOf = new(ReferenceEqualityComparer.Instance);

    public HbaEnvironment Environment => environment;

    public NameMatch Names { get; } = new(environment);

    public AddressExtent Extent(HbaRule rule)
    {
        if (!extentOf.TryGetValue(rule, out var extent))
            extentOf[rule] = extent = extents.Of(rule.Address);
        return extent;
    }

    public bool? Matches(HbaRule rule, HbaConnection connection, List<string> because)
    {
        if (!rule.Type.Covers(connection.Kind))
            return false;
        var reasons = because.Count;
        var matches = And(
            Address(rule, connection, because),
            And(Database(rule, connection, because), Any(rule, rule.Users, token => Names.User(token, connection.User), because)));
        if (matches is not null)
            because.RemoveRange(reasons, because.Count - reasons);
        return matches;
    }

    public bool SurelyMatches(HbaRule rule, Proving.ReachedConnection reached) => Extent(rule).Contains(reached.Address) == true
        && AnySurely(rule.Databases, reached, inUserColumn: false) && AnySurely(rule.Users, reached, inUserColumn: true);

    bool AnySurely(ValueList<HbaToken> tokens, Proving.ReachedConnection reached, bool inUserColumn)
    {
        var point = new Proving.NamePoint(reached.IsPhysical, reached.Database, reached.User);
        foreach (var token in tokens.AsSpan())
        {
            if (point.Matches(Names, token, inUserColumn) == true)
                return true;
        }
        return false;
    }

    bool? Address(HbaRule rule, HbaConnection connection, List<string> because)
    {
        if (connection.Address is null || rule.Address is null)
            return true;
        var extent = Extent(rule);
        var contains = extent.Contains(ClientAddress.Of(connection.Address));
        if (contains is null && extent.Because is { } reason)
            because.Add($"{rule.Place}: {reason}");
        return contains;
    }

    bool? Database(HbaRule rule, HbaConnection connection, List<string> because) => connection.IsPhysicalReplication
        ? rule.Databases.Any(NameMatch.PhysicalReplication)
        : Any(rule, rule.Databases, token => Names.Database(token, connection.Database, connection.User), because);

    bool? Any(HbaRule rule, ValueList<HbaToken> tokens, Func<HbaToken, bool?> matches, List<string> because)
    {
        bool? any = false;
        foreach (var token in tokens.AsSpan())
        {
            var one = matches(token);
            if (one == true)
                return true;
            if (one is null)
            {
                any = null;
                because.Add($"{rule.Place}: {Names.WhyUnknown(token)}");
            }
        }
        return any;
    }

    static bool? And(bool? left, bool? right) => left == false || right == false ? false : left is null || right is null ? null : true;
}
