using Pgseal.Core.Hba.Matching;
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

    readonly NameMatch names;
    readonly HbaEnvironment environment;
    readonly HbaRule candidate;
    readonly List<HbaToken> users;
    readonly List<HbaToken> databases;
    readonly bool comparesRoles;
    readonly bool tellsGroupsApart;
    List<ByteText>? fresh;

    public NameAtoms(NameMatch names, HbaEnvironment environment, HbaRule candidate, IReadOnlyList<HbaRule> rules)
    {
        (this.names, this.environment, this.candidate) = (names, environment, candidate);
        users = [.. rules.SelectMany(rule => rule.Users).Distinct()];
        databases = [.. rules.SelectMany(rule => rule.Databases).Distinct()];
        tellsGroupsApart = databases.Any(NameMatch.IsSameRole);
        comparesRoles = names.Memberships.AreKnown && (tellsGroupsApart || users.Any(NameMatch.IsGroup));
    }

    /// <summary>False where patterns combine in too many ways: then not everything is represented.</summary>
    public bool AreComplete { get; private set; } = true;

    public IEnumerable<ByteText> Users()
    {
        if (candidate.Users.All(names.IsLiteralUser))
            return Possible(candidate.Users.Select(token => token.Value));
        var roles = environment.Roles is { } known ? known.Select(role => role.Name) : [];
        var mentioned = users.Where(names.IsLiteralUser).Select(token => token.Value);
        return Possible([.. roles.Take(NaturalNames), .. fresh ??= Fresh(), .. mentioned, .. comparesRoles ? Distinguishable(roles) : []]);
    }

    public IEnumerable<ByteText> Databases(ByteText user)
    {
        if (candidate.Databases.All(names.IsLiteralDatabase))
            return Possible(candidate.Databases.Select(token => token.Value));
        var known = environment.Databases is { } all ? all.Take(NaturalNames) : [];
        var mentioned = databases.Where(names.IsLiteralDatabase).Select(token => token.Value);
        var groups = tellsGroupsApart ? names.Memberships.GroupsOf(user) : Enumerable.Empty<ByteText>();
        return Possible([.. known, .. fresh ??= Fresh(), .. mentioned, user, .. groups]);
    }

    /// <summary>Roles of the catalog, one of each sort that the rules can tell apart.</summary>
    IEnumerable<ByteText> Distinguishable(IEnumerable<ByteText> roles)
    {
        if (tellsGroupsApart)
            return roles;
        var groups = users.Where(NameMatch.IsGroup).ToList();
        var patterns = users.Concat(databases).Where(names.IsPattern).Distinct().ToList();
        var literals = Mentioned();
        return roles.DistinctBy(role => (
            string.Concat(groups.Select(group => names.User(group, role) == true ? '1' : '0')),
            string.Concat(patterns.Select(pattern => names.Pattern(pattern).Matches(role) == true ? '1' : '0')),
            literals.Contains(role) ? role : default));
    }

    HashSet<ByteText> Mentioned() =>
        users.Where(names.IsLiteralUser).Concat(databases.Where(names.IsLiteralDatabase)).Select(token => token.Value).ToHashSet();

    List<ByteText> Fresh()
    {
        var mentioned = Mentioned();
        if (comparesRoles)
            mentioned.UnionWith(environment.Roles!.Value.Select(role => role.Name));
        var programs = users.Concat(databases).Where(names.IsPattern).Distinct()
            .Select(token => names.Pattern(token).Program).OfType<PatternProgram>().ToList();
        if (programs.Count > 0)
        {
            if (PatternAtoms.Names(programs, mentioned) is { } found)
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

    static IEnumerable<ByteText> Possible(IEnumerable<ByteText> candidates) =>
        candidates.Where(name => name.Length is > 0 and <= HbaConnection.LongestName).Distinct();
}
