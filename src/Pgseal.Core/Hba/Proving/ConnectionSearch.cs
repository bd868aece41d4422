using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Finds a connection that some rules match and others do not, over all databases, users and addresses.</summary>
sealed class ConnectionSearch(Work work)
{
    /// <summary>Unknown memberships, patterns and networks that are played through, true and false.</summary>
    const int MostAssumptions = 6;

    static readonly Dictionary<Unknowable, bool> NoAssumptions = [];

    readonly AddressSearch search = new(work);

    public Found Find(Question question, IReadOnlyList<Condition> blockers)
    {
        search.Forget();
        if (IsTakenByOne(question, blockers))
            return Found.Nothing;
        var atoms = new NameAtoms(question, blockers, work);
        var doubtful = Found.Nothing;
        foreach (var user in atoms.Users())
        {
            foreach (var database in question.IsPhysical ? [default] : atoms.Databases(user))
            {
                var point = new NamePoint(question.IsPhysical, database, user);
                if (!question.Subject.HasLiterally(point))
                    continue;
                if (Certain(question, blockers, point) is { } connection)
                    return new(connection, true, []);
                if (doubtful.Connection is null && doubtful.Because.Count == 0)
                    doubtful = Doubt(question, blockers, point);
                if (work.IsDone)
                    return Found.GaveUp($"{question.Place}: {Work.Reason}");
            }
        }
        if (doubtful.Connection is null && !atoms.AreComplete)
            return Found.GaveUp($"{question.Place}: regular expressions combine in too many ways");
        return doubtful;
    }

    /// <summary>Whether one blocker for everybody covers all addresses of a wanted rule: usual, and settled without a search.</summary>
    static bool IsTakenByOne(Question question, IReadOnlyList<Condition> blockers)
    {
        foreach (var blocker in blockers)
        {
            if (IsForEverybody(blocker.Rule, question.IsPhysical) && question.Wanted[0].Extent.IsCoveredByOneOf(blocker.Extent.Certain))
                return true;
        }
        return false;
    }

    static bool IsForEverybody(HbaRule rule, bool isPhysical)
    {
        var (allUsers, allDatabases) = (false, false);
        foreach (var token in rule.Users.AsSpan())
            allUsers |= token.IsKeyword("all"u8);
        foreach (var token in rule.Databases.AsSpan())
            allDatabases |= isPhysical ? NameMatch.PhysicalReplication(token) : token.IsKeyword("all"u8);
        return allUsers && allDatabases;
    }

    /// <summary>A connection that matches all that is wanted for sure and no blocker by any chance.</summary>
    ReachedConnection? Certain(Question question, IReadOnlyList<Condition> blockers, NamePoint point)
    {
        if (IsMember(question.Subject, question, point, NoAssumptions) != true)
            return null;
        foreach (var wanted in question.Wanted)
        {
            if (Names(wanted, point, NoAssumptions) != true)
                return null;
        }
        var obstacles = new List<AddressCube>(question.Region.Outside);
        foreach (var blocker in blockers)
        {
            if (Names(blocker, point, NoAssumptions) != false)
                obstacles.AddRange(blocker.Extent.Possible);
        }
        return Address(Inside(question.Wanted, wanted => wanted.Extent.Certain), question.Region, obstacles) is { } address
            ? new(point.IsPhysical, point.Database, point.User, address)
            : null;
    }

    /// <summary>A connection that passes if what is not known has some values; nothing where it never does.</summary>
    Found Doubt(Question question, IReadOnlyList<Condition> blockers, NamePoint point)
    {
        if (search.GaveUp)
            return Found.GaveUp($"{question.Place}: too many netmasks overlap here");
        if (IsMember(question.Subject, question, point, NoAssumptions) == false
            || question.Wanted.Any(wanted => Names(wanted, point, NoAssumptions) == false))
            return Found.Nothing;
        var unknown = Unknown(question, blockers, point);
        if (unknown.Count == 0)
            return Found.Nothing;
        var played = unknown.Count <= MostAssumptions ? unknown.ToList() : [];
        for (var assumption = 0; assumption < 1 << played.Count; assumption++)
        {
            var assumed = new Dictionary<Unknowable, bool>();
            for (var i = 0; i < played.Count; i++)
                assumed[played[i]] = (assumption >> i & 1) == 1;
            if (Passes(question, blockers, point, assumed) is { } address)
                return new(new(point.IsPhysical, point.Database, point.User, address), false, Reasons(question, blockers, point));
            if (search.GaveUp)
                return Found.GaveUp($"{question.Place}: too many netmasks overlap here");
        }
        return Found.Nothing;
    }

    ClientAddress? Passes(Question question, IReadOnlyList<Condition> blockers, NamePoint point, Dictionary<Unknowable, bool> assumed)
    {
        if (IsMember(question.Subject, question, point, assumed) == false || question.Wanted.Any(wanted => Names(wanted, point, assumed) == false))
            return null;
        var obstacles = new List<AddressCube>(question.Region.Outside);
        foreach (var blocker in blockers)
        {
            if (Names(blocker, point, assumed) == true)
                obstacles.AddRange(IsAssumed(blocker, assumed) == true ? AddressExtent.All.Certain : blocker.Extent.Certain);
        }
        var inside = Inside(question.Wanted, wanted => IsAssumed(wanted, assumed) == false ? wanted.Extent.Certain : wanted.Extent.Possible);
        return Address(inside, question.Region, obstacles);
    }

    static bool? IsAssumed(Condition condition, Dictionary<Unknowable, bool> assumed) =>
        condition.Extent.Because is not null && assumed.TryGetValue(AddressWord(condition.Rule), out var value) ? value : null;

    static Unknowable AddressWord(HbaRule rule) => new(RuleColumn.Address, rule.Fields[3].Tokens[0]);

    static ValueList<AddressCube> Inside(Condition[] wanted, Func<Condition, ValueList<AddressCube>> extent)
    {
        var inside = extent(wanted[0]);
        for (var i = 1; i < wanted.Length; i++)
        {
            var both = new List<AddressCube>();
            foreach (var cube in inside)
                both.AddRange(extent(wanted[i]).Select(cube.Intersect).OfType<AddressCube>());
            inside = both.ToValueList();
        }
        return inside;
    }

    ClientAddress? Address(ValueList<AddressCube> inside, AddressRegion region, List<AddressCube> obstacles) =>
        search.Find(inside, region.Inside, obstacles);

    static HashSet<Unknowable> Unknown(Question question, IReadOnlyList<Condition> blockers, NamePoint point)
    {
        var unknown = new HashSet<Unknowable>();
        if (question.Subject.Group is { } group && IsMember(question.Subject, question, point, NoAssumptions) is null)
            unknown.Add(new(RuleColumn.User, group));
        foreach (var condition in question.Wanted)
            AddUnknown(condition, point, unknown);
        foreach (var condition in blockers)
            AddUnknown(condition, point, unknown);
        return unknown;
    }

    static void AddUnknown(Condition condition, NamePoint point, HashSet<Unknowable> to)
    {
        AddUnknownWords(condition, point, to);
        if (condition.Extent.Because is not null)
            to.Add(AddressWord(condition.Rule));
    }

    static void AddUnknownWords(Condition condition, NamePoint point, ICollection<Unknowable> to)
    {
        foreach (var token in condition.Rule.Databases.AsSpan())
        {
            if (point.Matches(condition.Names, token, inUserColumn: false) is null)
                to.Add(new(RuleColumn.Database, token));
        }
        foreach (var token in condition.Rule.Users.AsSpan())
        {
            if (point.Matches(condition.Names, token, inUserColumn: true) is null)
                to.Add(new(RuleColumn.User, token));
        }
    }

    ValueList<string> Reasons(Question question, IReadOnlyList<Condition> blockers, NamePoint point)
    {
        var reasons = new List<string>();
        if (question.Subject.Group is { } group && IsMember(question.Subject, question, point, NoAssumptions) is null)
            reasons.Add(question.Wanted[0].Names.WhyUnknown(group));
        foreach (var condition in question.Wanted.Concat(blockers))
        {
            var matches = Names(condition, point, NoAssumptions);
            if (matches != false && condition.Extent.Because is { } reason)
                reasons.Add($"{condition.Rule.Place}: {reason}");
            if (matches is not null)
                continue;
            var words = new List<Unknowable>();
            AddUnknownWords(condition, point, words);
            reasons.AddRange(words.Select(word => $"{condition.Rule.Place}: {condition.Names.WhyUnknown(word.Token)}"));
        }
        return reasons.Distinct().ToValueList();
    }

    static bool? IsMember(NameSubject subject, Question question, NamePoint point, Dictionary<Unknowable, bool> assumed) =>
        subject.Group is { } group
            ? question.Wanted[0].Names.User(group, point.User)
                ?? (assumed.TryGetValue(new(RuleColumn.User, group), out var value) ? value : null)
            : true;

    bool? Names(Condition condition, NamePoint point, Dictionary<Unknowable, bool> assumed)
    {
        var database = Any(condition, inUserColumn: false, point, assumed);
        if (database == false)
            return false;
        var user = Any(condition, inUserColumn: true, point, assumed);
        return user == false ? false : database is null || user is null ? null : true;
    }

    bool? Any(Condition condition, bool inUserColumn, NamePoint point, Dictionary<Unknowable, bool> assumed)
    {
        bool? any = false;
        var tokens = inUserColumn ? condition.Rule.Users : condition.Rule.Databases;
        work.Spend(tokens.Count);
        foreach (var token in tokens.AsSpan())
        {
            var one = point.Matches(condition.Names, token, inUserColumn);
            var word = new Unknowable(inUserColumn ? RuleColumn.User : RuleColumn.Database, token);
            if (one is null && assumed.TryGetValue(word, out var value))
                one = value;
            if (one == true)
                return true;
            any = one is null ? null : any;
        }
        return any;
    }
}
