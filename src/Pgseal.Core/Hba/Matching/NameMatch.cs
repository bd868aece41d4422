using Pgseal.Core.Hba.Patterns;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Matching;

/// <summary>Matches names with the words of the database and user columns; null is not known.</summary>
sealed class NameMatch(HbaEnvironment environment)
{
    readonly Dictionary<ByteText, NamePattern> patterns = [];
    readonly bool hasPatterns = VersionFacts.HasHbaRegex(environment.Version);

    public Memberships Memberships { get; } = new(environment.Roles);

    public bool? User(HbaToken token, ByteText user)
    {
        if (IsGroup(token))
            return Memberships.IsMember(user, token.Value.From(1));
        return token.IsKeyword("all"u8) ? true : Name(token, user);
    }

    public bool? Database(HbaToken token, ByteText database, ByteText user)
    {
        if (token.IsKeyword("all"u8))
            return true;
        if (token.IsKeyword("sameuser"u8))
            return database == user;
        if (IsSameRole(token))
            return Memberships.IsMember(user, database);
        return token.IsKeyword("replication"u8) ? false : Name(token, database);
    }

    /// <summary>Whether a word of the user column is one name and nothing else.</summary>
    public bool IsLiteralUser(HbaToken token) =>
        !IsPattern(token) && !token.IsKeyword("all"u8) && !IsGroup(token);

    /// <summary>Whether a word of the database column is one name and nothing else.</summary>
    public bool IsLiteralDatabase(HbaToken token) => !IsPattern(token)
        && (token.Quoted || !(token.Value.Is("all"u8) || token.Value.Is("sameuser"u8) || IsSameRole(token) || token.Value.Is("replication"u8)));

    public static bool IsSameRole(HbaToken token) => token.IsKeyword("samerole"u8) || token.IsKeyword("samegroup"u8);

    public static bool IsGroup(HbaToken token) => !token.Quoted && token.Value.StartsWith((byte)'+');

    public static bool PhysicalReplication(HbaToken token) => token.IsKeyword("replication"u8);

    /// <summary>Since 16 a word that begins with a slash is a pattern, quoted or not.</summary>
    public bool IsPattern(HbaToken token) => hasPatterns && token.Value.StartsWith((byte)'/');

    public NamePattern Pattern(HbaToken token)
    {
        if (!patterns.TryGetValue(token.Value, out var pattern))
            patterns[token.Value] = pattern = NamePattern.Compile(token.Value.From(1));
        return pattern;
    }

    bool? Name(HbaToken token, ByteText name) => IsPattern(token) ? Pattern(token).Matches(name) : token.Value == name;

    /// <summary>Why <paramref name="token"/> may be undecided.</summary>
    public string WhyUnknown(HbaToken token) => IsPattern(token)
        ? $"regular expression {token.Value} {Pattern(token).Undecided}, which is not decided"
        : $"{token.Value}: role memberships are not known";
}
