using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Rules by the names of both columns and by address: of a long list only those are looked at that can match.</summary>
/// <remarks>A column of names has a key for each; one with any other word (all, a group, a pattern) has the key for anything.</remarks>
sealed class RuleIndex
{
    const int Anything = 0, MostKeys = 64;

    readonly Dictionary<ByteText, int> keyOf = [];
    readonly Dictionary<(int User, int Database), AddressGroup> groups = [];
    readonly List<HbaRule> rules = [];
    Dictionary<int, AddressGroup>? byUser;
    Dictionary<int, AddressGroup>? byDatabase;
    AddressGroup? all;

    public RuleIndex(RuleMatcher matcher, IEnumerable<HbaRule> rules)
    {
        Matcher = matcher;
        foreach (var rule in rules)
        {
            this.rules.Add(rule);
            foreach (var key in Keys(rule, intern: true))
                AddTo(groups, key, rule);
        }
    }

    public RuleMatcher Matcher { get; }

    /// <summary>All rules that match a connection or may.</summary>
    public IEnumerable<HbaRule> MayMatch(ReachedConnection connection)
    {
        var point = new NamePoint(connection.IsPhysical, connection.Database, connection.User);
        var cube = AddressCube.Of(connection.Address);
        var (user, database) = (KeyOf(connection.User), connection.IsPhysical ? Anything : KeyOf(connection.Database));
        return FromGroup(Anything, Anything)
            .Concat(user == Anything ? [] : FromGroup(user, Anything))
            .Concat(database == Anything ? [] : FromGroup(Anything, database))
            .Concat(user == Anything || database == Anything ? [] : FromGroup(user, database));

        IEnumerable<HbaRule> FromGroup(int userKey, int databaseKey) => groups.TryGetValue((userKey, databaseKey), out var group)
            ? group.Overlapping(cube).Where(rule => MayMatch(rule.Users, point, inUserColumn: true) && MayMatch(rule.Databases, point, inUserColumn: false))
            : [];
    }

    /// <summary>All rules that may share a connection with <paramref name="rule"/>, by its words and addresses, each once.</summary>
    public IEnumerable<HbaRule> MayOverlap(Condition rule)
    {
        var (users, databases) = (Literals(rule.Rule.Users, rule.Names.IsLiteralUser), Literals(rule.Rule.Databases, rule.Names.IsLiteralDatabase));
        IEnumerable<AddressGroup> from =
            users is not null && databases is not null
                ? users.Append(Anything).Distinct().SelectMany(user => databases.Append(Anything).Distinct().Select(database => Group(groups, (user, database)))).OfType<AddressGroup>()
            : users is not null ? users.Append(Anything).Distinct().Select(user => Group(byUser ??= By(key => key.User), user)).OfType<AddressGroup>()
            : databases is not null ? databases.Append(Anything).Distinct().Select(database => Group(byDatabase ??= By(key => key.Database), database)).OfType<AddressGroup>()
            : [all ??= All()];
        return from.SelectMany(group => rule.Extent.Possible.SelectMany(group.Overlapping)).Distinct<HbaRule>(ReferenceEqualityComparer.Instance);
    }

    static AddressGroup? Group<T>(Dictionary<T, AddressGroup> groups, T key)
        where T : notnull => groups.GetValueOrDefault(key);

    List<int>? Literals(ValueList<HbaToken> tokens, Func<HbaToken, bool> isLiteral) =>
        tokens.All(isLiteral) ? [.. tokens.Select(token => KeyOf(token.Value)).Where(key => key != Anything)] : null;

    bool MayMatch(ValueList<HbaToken> tokens, NamePoint point, bool inUserColumn)
    {
        foreach (var token in tokens.AsSpan())
        {
            if (point.Matches(Matcher.Names, token, inUserColumn) != false)
                return true;
        }
        return false;
    }

    IEnumerable<(int User, int Database)> Keys(HbaRule rule, bool intern)
    {
        var users = Keys(rule.Users, Matcher.Names.IsLiteralUser, intern);
        var databases = Keys(rule.Databases, Matcher.Names.IsLiteralDatabase, intern);
        if (users.Count == 1 && databases.Count == 1)
            return [(users[0], databases[0])];
        if (users.Count * databases.Count > MostKeys)
            databases = [Anything];
        return users.SelectMany(user => databases.Select(database => (user, database)));
    }

    List<int> Keys(ValueList<HbaToken> tokens, Func<HbaToken, bool> isLiteral, bool intern)
    {
        var keys = new List<int>(tokens.Count);
        foreach (var token in tokens.AsSpan())
        {
            if (!isLiteral(token))
                return [Anything];
            var key = intern ? Intern(token.Value) : KeyOf(token.Value);
            if (!keys.Contains(key))
                keys.Add(key);
        }
        return keys.Count > MostKeys ? [Anything] : keys;
    }

    int Intern(ByteText name)
    {
        if (!keyOf.TryGetValue(name, out var key))
            keyOf[name] = key = keyOf.Count + 1;
        return key;
    }

    int KeyOf(ByteText name) => keyOf.GetValueOrDefault(name, Anything);

    void AddTo<T>(Dictionary<T, AddressGroup> to, T key, HbaRule rule)
        where T : notnull
    {
        if (!to.TryGetValue(key, out var group))
            to[key] = group = new();
        foreach (var cube in Matcher.Extent(rule).Possible.AsSpan())
            group.Add(cube, rule);
    }

    Dictionary<int, AddressGroup> By(Func<(int User, int Database), int> part)
    {
        var by = new Dictionary<int, AddressGroup>();
        foreach (var rule in rules)
        {
            foreach (var key in Keys(rule, intern: false).Select(part).Distinct())
                AddTo(by, key, rule);
        }
        return by;
    }

    AddressGroup All()
    {
        var group = new AddressGroup();
        foreach (var rule in rules)
        {
            foreach (var cube in Matcher.Extent(rule).Possible.AsSpan())
                group.Add(cube, rule);
        }
        return group;
    }
}
