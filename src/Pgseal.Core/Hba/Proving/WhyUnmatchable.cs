using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Says why a rule could match nothing even alone.</summary>
static class WhyUnmatchable
{
    public static string Of(HbaRule rule, RuleMatcher matcher) =>
        Kind(rule, matcher.Environment)
        ?? Column(rule.Users, token => User(token, matcher.Names))
        ?? Column(rule.Databases, token => matcher.Names.IsLiteralDatabase(token) ? Name(token.Value) : null)
        ?? (matcher.Extent(rule).Possible.Count == 0 ? $"{rule.Fields[3].Tokens[0].Value} stands for no address" : null)
        ?? "no user, database and address match it together";

    static string? Kind(HbaRule rule, HbaEnvironment environment) => rule.Type switch
    {
        HbaRuleType.HostSsl when environment.Ssl == false => "the server does not serve TLS: ssl is off",
        HbaRuleType.HostGssEnc when environment.Has(HbaFeature.Gss) == false => "the server is built without GSSAPI",
        _ => null,
    };

    /// <summary>The reason of the first word, if there is one for every word.</summary>
    static string? Column(ValueList<HbaToken> tokens, Func<HbaToken, string?> why)
    {
        var reasons = tokens.Select(why).ToList();
        return reasons.Contains(null) ? null : reasons[0];
    }

    static string? User(HbaToken token, NameMatch names)
    {
        if (names.IsLiteralUser(token))
            return Name(token.Value);
        if (!NameMatch.IsGroup(token) || !names.Memberships.AreKnown)
            return null;
        return names.Memberships.HasMembers(token.Value.From(1)) ? null : $"{token.Value}: there is no such role";
    }

    static string? Name(ByteText name) => name.IsEmpty ? "no name is empty"
        : name.Length > HbaConnection.LongestName ? $"names are cut off after {HbaConnection.LongestName} bytes, and {name} is longer"
        : null;
}
