using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>The rules before one that could take its connections, kept so that a long list stays fast to ask.</summary>
sealed class EarlierRules
{
    readonly RuleMatcher matcher;
    readonly CoveredAddresses ordinary = new();
    readonly CoveredAddresses physical = new();
    readonly List<HbaRule> all = [];
    readonly NameIndex byUser;
    readonly NameIndex byDatabase;

    public EarlierRules(RuleMatcher matcher, AddressRegion region)
    {
        this.matcher = matcher;
        Region = region;
        byUser = new(rule => rule.Users, matcher.Names.IsLiteralUser);
        byDatabase = new(rule => rule.Databases, matcher.Names.IsLiteralDatabase);
        foreach (var cube in region.Outside)
        {
            ordinary.Add(cube);
            physical.Add(cube);
        }
    }

    /// <summary>The addresses that matter.</summary>
    public AddressRegion Region { get; }

    public void Add(HbaRule rule)
    {
        var extent = matcher.Extent(rule);
        if (!extent.Possible.Any(Touches))
            return;
        all.Add(rule);
        byUser.Add(rule);
        byDatabase.Add(rule);
        if (!rule.Users.Any(user => user.IsKeyword("all"u8)))
            return;
        foreach (var cube in extent.Certain)
        {
            if (rule.Databases.Any(database => database.IsKeyword("all"u8)))
                ordinary.Add(cube);
            if (rule.Databases.Any(NameMatch.PhysicalReplication))
                physical.Add(cube);
        }
    }

    /// <summary>Whether rules for everybody leave nothing of the addresses of <paramref name="rule"/> in a part of the region.</summary>
    public bool Cover(HbaRule rule, bool isPhysical, AddressRegion part)
    {
        var covered = isPhysical ? physical : ordinary;
        return matcher.Extent(rule).Possible.All(
            cube => part.Inside.All(inside => cube.Intersect(inside) is not { } both || covered.Contains(both)));
    }

    /// <summary>Those that may share a user and a database with <paramref name="rule"/>.</summary>
    public IEnumerable<HbaRule> Sharing(HbaRule rule) =>
        byUser.IsLiteral(rule) ? byUser.Sharing(rule) : byDatabase.IsLiteral(rule) ? byDatabase.Sharing(rule) : all;

    bool Touches(AddressCube cube) => Region.Inside.Any(cube.Overlaps);
}
