using Pgseal.Core.Hba.Patterns;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Picks the users and databases that stand for all there could ever be, as far as some rules can tell names apart.</summary>
/// <remarks>
/// Every mentioned name stands for itself. All other names of 1 to 63 bytes differ only in the patterns they match, for which one name per
/// reachable combination stands, and in memberships, for which the roles of the catalog stand.
/// </remarks>
sealed class NameAtoms
{
    /// <summary>Real names that are tried first, so that a witness looks like a connection that could come.</summary>
    const int NaturalNames = 20;

    static readonly ByteText[] Nobody = ["somebody", "anybody"];

    readonly Question question;
    readonly IReadOnlyList<Condition> blockers;
    readonly Work work;
    List<SideWords>? collected;
    List<ByteText>? fresh;

    public NameAtoms(Question question, IReadOnlyList<Condition> blockers, Work work) =>
        (this.question, this.blockers, this.work) = (question, blockers, work);

    /// <summary>False where patterns combine in too many ways: then not everything is represented.</summary>
    public bool AreComplete { get; private set; } = true;

    public IEnumerable<ByteText> Users()
    {
        if (question.Subject.Role is { } only)
            return Possible([only]);
        foreach (var wanted in question.Wanted)
        {
            if (wanted.Rule.Users.All(wanted.Names.IsLiteralUser))
                return Literal(wanted.Rule.Users);
        }
        return Possible(Roles().Take(NaturalNames).Concat(Lazy(FreshNames)).Concat(Lazy(() =>
            Sides.SelectMany(side => side.LiteralUsers).Concat(NamedDatabases()).Concat(Compares ? Distinguishable() : []))));
    }

    public IEnumerable<ByteText> Databases(ByteText user)
    {
        if (question.Subject.Database is { } only)
            return Possible([only]);
        foreach (var wanted in question.Wanted)
        {
            if (wanted.Rule.Databases.All(wanted.Names.IsLiteralDatabase))
                return Literal(wanted.Rule.Databases);
        }
        var known = Sides.SelectMany(side => side.Environment.Databases is { } all ? all.Take(NaturalNames) : []);
        var groups = Sides.Where(side => side.TellsGroupsApart).SelectMany(side => side.Names.Memberships.GroupsOf(user));
        return Possible(known.Concat(Lazy(FreshNames)).Concat(Sides.SelectMany(side => side.LiteralDatabases)).Append(user).Concat(groups));
    }

    bool Compares => Sides.Exists(side => side.Compares(question.Subject.Group));

    /// <summary>The words of all rules: where the names are given by one rule, nobody asks.</summary>
    List<SideWords> Sides
    {
        get
        {
            if (collected is not null)
                return collected;
            collected = [];
            foreach (var condition in question.Wanted)
                Add(condition, collected);
            foreach (var condition in blockers)
                Add(condition, collected);
            return collected;
        }
    }

    void Add(Condition condition, List<SideWords> sides)
    {
        var side = sides.Find(known => known.Names == condition.Names);
        if (side is null)
            sides.Add(side = new(condition.Matcher));
        foreach (var token in condition.Rule.Users.AsSpan())
            side.Users.Add(token);
        foreach (var token in condition.Rule.Databases.AsSpan())
            side.Databases.Add(token);
        work.Spend(condition.Rule.Users.Count + condition.Rule.Databases.Count);
    }

    /// <summary>Users too: sameuser means the user of that name.</summary>
    IEnumerable<ByteText> NamedDatabases() =>
        Sides.SelectMany(side => side.LiteralDatabases).Concat(question.Subject.Database is { } asked ? [asked] : []);

    IEnumerable<ByteText> Roles() => Sides.SelectMany(side => side.Environment.Roles is { } known ? known.Select(role => role.Name) : []);

    /// <summary>Roles of the catalog, one of each sort that the rules can tell apart.</summary>
    IEnumerable<ByteText> Distinguishable()
    {
        var roles = Roles().Distinct().ToList();
        work.Spend(roles.Count);
        if (Sides.Exists(side => side.TellsGroupsApart))
            return roles;
        var literals = Mentioned();
        return roles.DistinctBy(role => (
            string.Join('|', Sides.Select(side => side.SortOf(role, question.Subject.Group))),
            literals.Contains(role) ? role : default));
    }

    HashSet<ByteText> Mentioned()
    {
        var mentioned = Sides.SelectMany(side => side.LiteralUsers.Concat(side.LiteralDatabases)).ToHashSet();
        if (question.Subject.Role is { } role)
            mentioned.Add(role);
        if (question.Subject.Database is { } database)
            mentioned.Add(database);
        return mentioned;
    }

    IEnumerable<ByteText> FreshNames() => fresh ??= Fresh();

    List<ByteText> Fresh()
    {
        var mentioned = Mentioned();
        if (Compares)
            mentioned.UnionWith(Roles());
        var automata = Sides.SelectMany(side => side.Patterns.Select(token => (token.Value, side.Names.Pattern(token).Automaton)))
            .DistinctBy(pattern => pattern.Value).Select(pattern => pattern.Automaton).OfType<PatternAutomaton>().ToList();
        if (automata.Count > 0)
        {
            if (PatternAtoms.Names(automata, mentioned, work) is { } found)
                return found;
            AreComplete = false;
        }
        return [.. Nobody.Select(name => Unmentioned(name, mentioned))];
    }

    static ByteText Unmentioned(ByteText name, HashSet<ByteText> mentioned)
    {
        var free = name;
        for (var i = 2; mentioned.Contains(free); i++)
            free = ByteText.Concat(name, $"{i}");
        return free;
    }

    /// <summary>Costly names are looked for only once the others did not do.</summary>
    static IEnumerable<ByteText> Lazy(Func<IEnumerable<ByteText>> names)
    {
        foreach (var name in names())
            yield return name;
    }

    static IEnumerable<ByteText> Literal(ValueList<HbaToken> names) =>
        names is [{ Value.Length: > 0 and <= HbaConnection.LongestName } only] ? [only.Value] : Possible(names.Select(token => token.Value));

    static IEnumerable<ByteText> Possible(IEnumerable<ByteText> candidates) =>
        candidates.Where(name => name.Length is > 0 and <= HbaConnection.LongestName).Distinct();
}
