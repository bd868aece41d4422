using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Rules by the names of both columns and by address: of a long list only those are looked at that can match.</summary>
/// <remarks>A column of names has a key for each; one with any other word (all, a group, a pattern) has the key for anything.</remarks>
sealed class RuleIndex
{
    const int Anything = 0, MostKeys = 64, WorkPerFound = 8;

    readonly Dictionary<ByteText, int> keyOf = [];
    readonly Dictionary<(int User, int Database), AddressGroup> groups = [];
    readonly List<HbaRule> rules = [];
    readonly Work work;
    Dictionary<int, AddressGroup>? byUser;
    Dictionary<int, AddressGroup>? byDatabase;
    AddressGroup? all;

    public RuleIndex(RuleMatcher matcher, IEnumerable<HbaRule> rules, Work work)
    {
        Matcher = matcher;
        this.work = work;
        foreach (var rule in rules)
        {
            this.rules.Add(rule);
            foreach (var key in Keys(rule, intern: true))
                AddTo(groups, key, rule);
        }
    }

    public RuleMatcher Matcher { get; }

    /// <summary>The first rule that matches a connection or may, of those that count.</summary>
    public HbaRule? First(ReachedConnection connection, Func<HbaRule, bool> counts)
    {
        var point = new NamePoint(connection.IsPhysical, connection.Database, connection.User);
        var (user, database) = (KeyOf(connection.User), connection.IsPhysical ? Anything : KeyOf(connection.Database));
        HbaRule? first = null;
        Look(Anything, Anything);
        if (user != Anything)
            Look(user, Anything);
        if (database != Anything)
            Look(Anything, database);
        if (user != Anything && database != Anything)
            Look(user, database);
        return first;

        void Look(int userKey, int databaseKey)
        {
            if (groups.TryGetValue((userKey, databaseKey), out var group))
                work.Spend(group.FindFirst(connection.Address, Accepts, ref first));
        }

        bool Accepts(HbaRule rule) =>
            counts(rule) && MayMatch(rule.Users, point, inUserColumn: true) && MayMatch(rule.Databases, point, inUserColumn: false);
    }

    /// <summary>All rules that may share a connection with <paramref name="rule"/>, by its words and addresses, in order, each once.</summary>
    public List<HbaRule> MayOverlap(Condition rule)
    {
        var found = new List<HbaRule>();
        foreach (var group in Sharing(rule))
        {
            foreach (var cube in rule.Extent.Possible.AsSpan())
                work.Spend(group.AddOverlapping(cube, found));
        }
        work.Spend(found.Count * WorkPerFound + 1);
        found.Sort((left, right) => left.Index.CompareTo(right.Index));
        var last = -1;
        found.RemoveAll(other => other.Index == last || (last = other.Index) < 0);
        return found;
    }

    IEnumerable<AddressGroup> Sharing(Condition rule)
    {
        var (users, databases) = (Literals(rule.Rule.Users, rule.Names.IsLiteralUser), Literals(rule.Rule.Databases, rule.Names.IsLiteralDatabase));
        return users is not null && databases is not null
                ? users.SelectMany(user => databases.Select(database => Group(groups, (user, database)))).OfType<AddressGroup>()
            : users is not null ? users.Select(user => Group(byUser ??= By(key => key.User), user)).OfType<AddressGroup>()
            : databases is not null ? databases.Select(database => Group(byDatabase ??= By(key => key.Database), database)).OfType<AddressGroup>()
            : [all ??= All()];
    }

    static AddressGroup? Group<T>(Dictionary<T, AddressGroup> groups, T key)
        where T : notnull => groups.GetValueOrDefault(key);

    /// <summary>The keys of names and that for anything; null where not all words are names.</summary>
    List<int>? Literals(ValueList<HbaToken> tokens, Func<HbaToken, bool> isLiteral)
    {
        var keys = new List<int>(tokens.Count + 1) { Anything };
        foreach (var token in tokens.AsSpan())
        {
            if (!isLiteral(token))
                return null;
            if (KeyOf(token.Value) is var key && !keys.Contains(key))
                keys.Add(key);
        }
        return keys;
    }

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
