using Pgseal.Core.Hba.Matching;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Linting;

/// <summary>Words of the database and user columns that match other names than they seem to.</summary>
static class NameLint
{
    static readonly ValueList<string> DatabaseKeywords = ["all", "sameuser", "samerole", "samegroup", "replication"];
    static readonly ValueList<string> UserKeywords = ["all"];

    public static IEnumerable<HbaFinding> Find(HbaRule rule, HbaTree tree, HbaEnvironment environment) =>
        rule.Databases.SelectMany(word => Word(rule, word, "database", DatabaseKeywords, tree))
            .Concat(rule.Users.SelectMany(word => Word(rule, word, "user", UserKeywords, tree)))
            .Concat(Replication(rule, environment))
            .Concat(rule.Users.Where(NameMatch.IsGroup).SelectMany(group => Superusers(rule, group, environment)));

    static IEnumerable<HbaFinding> Word(HbaRule rule, HbaToken word, string column, ValueList<string> keywords, HbaTree tree)
    {
        if (word.Value.StartsWith((byte)'/'))
            return Pattern(rule, word, column, tree);
        var name = NameMatch.IsGroup(word) && column == "user" ? word.Value.From(1) : word.Value;
        if (name.Length > HbaConnection.LongestName)
            return [HbaFinding.At(rule, HbaLintRules.NameTooLong, $"{column} {word.Value} has {name.Length} bytes", "Write the name as the server cuts it off, at 63 bytes")];
        var small = word.Value.ToString().ToLowerInvariant();
        return !word.Quoted && word.Value != (ByteText)small && keywords.Contains(small)
            ? [HbaFinding.At(rule, HbaLintRules.KeywordInCapitals, $"{column} {word.Value} is a name, not the keyword {small}", $"Write {small}, or \"{word.Value}\" if the name is meant")]
            : [];
    }

    static IEnumerable<HbaFinding> Pattern(HbaRule rule, HbaToken word, string column, HbaTree tree)
    {
        if (!VersionFacts.HasHbaRegex(tree.Version))
        {
            yield return HbaFinding.At(
                rule, HbaLintRules.SlashNameBecomesPattern, $"{column} {word.Value}", "Write it as an anchored expression, \"/^/name$\", when the server becomes 16");
            yield break;
        }
        var expression = word.Value.From(1);
        if (expression.IsEmpty)
            yield return HbaFinding.At(rule, HbaLintRules.PatternMatchesAll, $"{column} {word.Value}", "Write all, or the name that was meant");
        else if (!IsAnchored(expression))
            yield return HbaFinding.At(rule, HbaLintRules.PatternUnanchored, $"{column} {word.Value}", $"Write \"/^{expression}$\" if the whole name is meant");
        if (word.Quoted)
            yield return HbaFinding.At(rule, HbaLintRules.QuotedPattern, $"{column} \"{word.Value}\"", $"Write \"/^{word.Value}$\" if the name itself is meant");
    }

    static bool IsAnchored(ByteText expression) => expression.Span is [(byte)'^', .., (byte)'$'] && expression.Span is not [.., (byte)'\\', (byte)'$'];

    static IEnumerable<HbaFinding> Replication(HbaRule rule, HbaEnvironment environment)
    {
        if (rule.Databases.Any(NameMatch.PhysicalReplication) && environment.Databases?.Any(name => name.Is("replication"u8)) == true)
            yield return HbaFinding.At(rule, HbaLintRules.ReplicationIsKeyword, "there is a database named replication", "Write \"replication\" in quotes for the database");
    }

    static IEnumerable<HbaFinding> Superusers(HbaRule rule, HbaToken group, HbaEnvironment environment)
    {
        if (environment.Roles is not { } roles || roles.All(role => role.Name != group.Value.From(1)))
            yield break;
        var members = new Memberships(roles);
        var outside = roles.Where(role => role.IsSuperuser == true && members.IsMember(role.Name, group.Value.From(1)) == false).Select(role => role.Name).ToList();
        if (outside.Count > 0)
            yield return HbaFinding.At(rule, HbaLintRules.SuperuserNotInGroup, $"{group.Value} leaves out {string.Join(", ", outside)}", "Name them, or grant them the role");
    }
}
