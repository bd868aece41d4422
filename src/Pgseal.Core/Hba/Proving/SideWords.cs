using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>The words of rules that are read with the facts of one server.</summary>
sealed class SideWords(RuleMatcher matcher)
{
    public NameMatch Names => matcher.Names;

    public HbaEnvironment Environment => matcher.Environment;

    public HashSet<HbaToken> Users { get; } = [];

    public HashSet<HbaToken> Databases { get; } = [];

    public bool Compares(HbaToken? group) =>
        Names.Memberships.AreKnown && (group is not null || TellsGroupsApart || Users.Any(NameMatch.IsGroup));

    /// <summary>samerole tells any two roles apart that are members of different roles.</summary>
    public bool TellsGroupsApart => Databases.Any(NameMatch.IsSameRole);

    public IEnumerable<HbaToken> Patterns => Users.Concat(Databases).Where(Names.IsPattern).Distinct();

    public IEnumerable<ByteText> LiteralUsers => Users.Where(Names.IsLiteralUser).Select(token => token.Value);

    public IEnumerable<ByteText> LiteralDatabases => Databases.Where(Names.IsLiteralDatabase).Select(token => token.Value);

    /// <summary>What the words say of a role, as far as they can tell roles apart.</summary>
    public string SortOf(ByteText role, HbaToken? group)
    {
        var groups = Users.Where(NameMatch.IsGroup).Concat(group is { } asked ? [asked] : []);
        return string.Concat(groups.Select(word => Names.User(word, role) == true ? '1' : '0'))
            + string.Concat(Patterns.Select(pattern => Names.Pattern(pattern).Matches(role) == true ? '1' : '0'));
    }
}
