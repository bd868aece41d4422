using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Matching;

/// <summary>Says in words why a rule does or does not match a connection, column by column.</summary>
sealed class RuleTrial(RuleMatcher matcher, HbaRule rule, HbaConnection connection)
{
    public HbaTrial Judge()
    {
        var because = new List<string>();
        var matched = matcher.Matches(rule, connection, because);
        return new(rule, matched, matched switch
        {
            true => "every column matches",
            false => string.Join("; ", Mismatches()),
            null => string.Join("; ", because.Select(WithoutPlace).Distinct()),
        });
    }

    IEnumerable<string> Mismatches()
    {
        if (!rule.Type.Covers(connection.Kind))
            yield return $"type: {HbaKeywords.Word(rule.Type)} is for {Kinds(rule.Type)}, and this is {Kind(connection.Kind)}";
        else if (connection.Address is { } address && matcher.Extent(rule).Contains(ClientAddress.Of(address)) == false)
            yield return $"address: {ClientAddress.Of(address)} is not in {Words(rule.Fields.Skip(3).Take(rule.AddressFields).SelectMany(field => field.Tokens))}";
        if (connection.IsPhysicalReplication)
        {
            if (!rule.Databases.Any(NameMatch.PhysicalReplication))
                yield return "database: physical replication is matched by the keyword replication only";
        }
        else if (rule.Databases.All(token => matcher.Names.Database(token, connection.Database, connection.User) == false))
        {
            yield return $"database: {connection.Database} is not {Words(rule.Databases)}";
        }
        if (rule.Users.All(token => matcher.Names.User(token, connection.User) == false))
            yield return $"user: {connection.User} is not {Words(rule.Users)}";
    }

    /// <summary>The rule stands beside the sentence.</summary>
    string WithoutPlace(string reason) => reason.StartsWith(rule.Place, StringComparison.Ordinal) ? reason[(rule.Place.Length + 2)..] : reason;

    static string Words(IEnumerable<HbaToken> tokens) => string.Join(",", tokens.Select(token => token.Quoted ? $"\"{token.Value}\"" : $"{token.Value}"));

    static string Kinds(HbaRuleType type) => type switch
    {
        HbaRuleType.Local => "Unix sockets",
        HbaRuleType.Host => "TCP",
        HbaRuleType.HostSsl => "TLS",
        HbaRuleType.HostNoSsl => "TCP without TLS",
        HbaRuleType.HostGssEnc => "GSS encryption",
        HbaRuleType.HostNoGssEnc => "TCP without GSS encryption",
    };

    static string Kind(ConnectionKind kind) => kind switch
    {
        ConnectionKind.Local => "a Unix socket",
        ConnectionKind.Plain => "plaintext",
        ConnectionKind.Tls => "TLS",
        ConnectionKind.Gss => "GSS-encrypted",
    };
}
