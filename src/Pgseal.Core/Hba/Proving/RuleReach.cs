using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Decides whether any connection gets to a rule past earlier ones, over all databases, users and addresses.</summary>
/// <param name="onlyPhysical">True asks about physical replication alone, false about databases alone, null about both.</param>
sealed class RuleReach(RuleMatcher matcher, HbaEnvironment environment, bool? onlyPhysical = null)
{
    /// <summary>Comparisons of a name with a word before a question counts as too big.</summary>
    const long MostWork = 20_000_000;

    /// <summary>Unknown memberships and patterns that are played through, true and false.</summary>
    const int MostAssumptions = 6;

    /// <summary>Where a rule too many costs nothing but a line, no more earlier rules than these are looked at and compared.</summary>
    const int MostLookedAt = 500, MostBlockers = 16;

    readonly AddressSearch search = new();
    long work;

    public Reach Find(HbaRule rule, EarlierRules earlier) => Find(rule, earlier, earlier.Region);

    /// <param name="part">A part of the region that <paramref name="earlier"/> was collected for.</param>
    public Reach Find(HbaRule rule, EarlierRules earlier, AddressRegion part)
    {
        var reach = Reach.Never;
        foreach (var isPhysical in (bool[])[false, true])
        {
            if (isPhysical != (onlyPhysical ?? isPhysical) || !Asks(rule, isPhysical) || earlier.Cover(rule, isPhysical, part))
                continue;
            var found = Find(rule, isPhysical, earlier, part);
            if (found.Connection is not null)
                return found;
            reach = new(null, reach.Because.Concat(found.Because).Distinct().ToValueList());
        }
        return reach;
    }

    /// <summary>Whether nothing gets there, for callers that are safe with a false no: long lists of blockers are not looked through.</summary>
    public bool IsSurelyNever(HbaRule rule, EarlierRules earlier, AddressRegion part)
    {
        foreach (var isPhysical in (bool[])[false, true])
        {
            if (!Asks(rule, isPhysical) || earlier.Cover(rule, isPhysical, part))
                continue;
            var isTooMuch = earlier.Sharing(rule).Skip(MostLookedAt).Any() || Blockers(rule, isPhysical, earlier).Skip(MostBlockers).Any();
            if (isTooMuch || !Find(rule, isPhysical, earlier, part).IsNever)
                return false;
        }
        return true;
    }

    static bool Asks(HbaRule rule, bool isPhysical) =>
        isPhysical ? rule.Databases.Any(NameMatch.PhysicalReplication) : !rule.Databases.All(NameMatch.PhysicalReplication);

    Reach Find(HbaRule rule, bool isPhysical, EarlierRules earlier, AddressRegion part)
    {
        work = 0;
        var blockers = Blockers(rule, isPhysical, earlier).ToList();
        var atoms = new NameAtoms(matcher.Names, environment, rule, [rule, .. blockers]);
        var because = new List<string>();
        foreach (var user in atoms.Users())
        {
            foreach (var database in isPhysical ? [default] : atoms.Databases(user))
            {
                var point = new NamePoint(isPhysical, database, user);
                if (Certain(rule, blockers, part, point) is { } connection)
                    return new(connection, []);
                if (because.Count == 0)
                    because.AddRange(Doubts(rule, blockers, part, point));
                if (work > MostWork)
                    return new(null, [$"{rule.Place}: too many rules, users and databases come together here"]);
            }
        }
        if (!atoms.AreComplete)
            because.Add($"{rule.Place}: regular expressions combine in too many ways");
        return new(null, because.Distinct().ToValueList());
    }

    IEnumerable<HbaRule> Blockers(HbaRule rule, bool isPhysical, EarlierRules earlier)
    {
        var extent = matcher.Extent(rule);
        return earlier.Sharing(rule).Where(other => Asks(other, isPhysical) && extent.MayOverlap(matcher.Extent(other)));
    }

    /// <summary>A connection that matches the rule for sure and no blocker by any chance.</summary>
    ReachedConnection? Certain(HbaRule rule, List<HbaRule> blockers, AddressRegion region, NamePoint point)
    {
        if (Names(rule, point) != true)
            return null;
        var obstacles = new List<AddressCube>(region.Outside);
        foreach (var blocker in blockers)
        {
            if (Names(blocker, point) != false)
                obstacles.AddRange(matcher.Extent(blocker).Possible);
        }
        return search.Find(matcher.Extent(rule).Certain, region.Inside, obstacles) is { } address
            ? new(point.IsPhysical, point.Database, point.User, address)
            : null;
    }

    /// <summary>What would have to be known to say that nothing gets through; empty where nothing does.</summary>
    List<string> Doubts(HbaRule rule, List<HbaRule> blockers, AddressRegion region, NamePoint point)
    {
        if (Names(rule, point) == false)
            return [];
        var unknown = new HashSet<(bool InUserColumn, HbaToken Token)>();
        foreach (var one in (List<HbaRule>)[rule, .. blockers])
            unknown.UnionWith(UnknownTokens(one, point));
        var played = unknown.Count <= MostAssumptions ? unknown.ToList() : [];
        for (var assumption = 0; assumption < 1 << played.Count; assumption++)
        {
            var assumed = new Dictionary<(bool InUserColumn, HbaToken Token), bool>();
            for (var i = 0; i < played.Count; i++)
                assumed[played[i]] = (assumption >> i & 1) == 1;
            if (Names(rule, point, assumed) == false)
                continue;
            var obstacles = new List<AddressCube>(region.Outside);
            foreach (var blocker in blockers)
            {
                if (Names(blocker, point, assumed) == true)
                    obstacles.AddRange(matcher.Extent(blocker).Certain);
            }
            if (search.Find(matcher.Extent(rule).Possible, region.Inside, obstacles) is not null || search.GaveUp)
                return Reasons(rule, blockers, point);
        }
        return [];
    }

    List<string> Reasons(HbaRule rule, List<HbaRule> blockers, NamePoint point)
    {
        if (search.GaveUp)
            return [$"{rule.Place}: too many netmasks overlap here"];
        var reasons = new List<string>();
        foreach (var one in (List<HbaRule>)[rule, .. blockers])
        {
            var matches = Names(one, point);
            if (matches != false && matcher.Extent(one).Because is { } reason)
                reasons.Add($"{one.Place}: {reason}");
            if (matches is null)
                reasons.AddRange(UnknownTokens(one, point).Select(unknown => $"{one.Place}: {matcher.Names.WhyUnknown(unknown.Token)}"));
        }
        return reasons.Count > 0 ? reasons : [$"{rule.Place}: the search for a witness gave up"];
    }

    bool? Names(HbaRule rule, NamePoint point, Dictionary<(bool InUserColumn, HbaToken Token), bool>? assumed = null)
    {
        var database = Any(false, rule.Databases, token => Database(token, point), assumed);
        if (database == false)
            return false;
        var user = Any(true, rule.Users, token => matcher.Names.User(token, point.User), assumed);
        return user == false ? false : database is null || user is null ? null : true;
    }

    bool? Database(HbaToken token, NamePoint point) => point.IsPhysical
        ? NameMatch.PhysicalReplication(token)
        : matcher.Names.Database(token, point.Database, point.User);

    IEnumerable<(bool InUserColumn, HbaToken Token)> UnknownTokens(HbaRule rule, NamePoint point) =>
        rule.Databases.Where(token => Database(token, point) is null).Select(token => (false, token))
            .Concat(rule.Users.Where(token => matcher.Names.User(token, point.User) is null).Select(token => (true, token)));

    bool? Any(
        bool inUserColumn, ValueList<HbaToken> tokens, Func<HbaToken, bool?> matches, Dictionary<(bool InUserColumn, HbaToken Token), bool>? assumed)
    {
        bool? any = false;
        foreach (var token in tokens.AsSpan())
        {
            work++;
            var one = matches(token) ?? (assumed is not null && assumed.TryGetValue((inUserColumn, token), out var value) ? value : null);
            if (one == true)
                return true;
            any = one is null ? null : any;
        }
        return any;
    }

    readonly record struct NamePoint(bool IsPhysical, ByteText Database, ByteText User);
}
