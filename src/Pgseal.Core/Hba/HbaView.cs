using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba;

/// <summary>Shows the rules as the server's view pg_hba_file_rules does.</summary>
public static class HbaView
{
    static readonly string[] LdapOrder =
    [
        "ldapserver", "ldapport", "ldapscheme", "ldaptls", "ldapprefix", "ldapsuffix", "ldapbasedn", "ldapbinddn", "ldapbindpasswd",
        "ldapsearchattribute", "ldapsearchfilter", "ldapscope",
    ];

    static readonly string[] RadiusOrder = ["radiusservers", "radiussecrets", "radiusidentifiers", "radiusports"];

    static readonly string[] OAuthOrder = ["issuer", "scope", "validator", "delegate_ident_mapping"];

    public static ValueList<HbaViewRow> Rows(HbaTree tree)
    {
        var rows = new List<HbaViewRow>(tree.Records.Count);
        var number = 0;
        foreach (var record in tree.Records)
        {
            // An error that only the log has still takes a number; a rule with a warning takes none.
            var error = record.Problem is { Origin: not HbaDiagnosticOrigin.ServerLogOnly } problem ? problem.Message : record.Warning;
            var ruleNumber = error is null ? ++number : (int?)null;
            rows.Add(record.Rule is { } rule ? Row(rule, ruleNumber, error)
                : new(ruleNumber, record.File, record.Line, null, null, null, null, null, null, null, error));
        }
        return rows.ToValueList();
    }

    /// <summary>Where the rows read from the files differ from those of the server's own pg_hba_file_rules.</summary>
    /// <remarks>Up to 15 the server shows neither file nor rule number, and they are not compared.</remarks>
    public static ValueList<HbaDisagreement> Disagreements(ValueList<HbaViewRow> ours, ValueList<HbaViewRow> servers, ServerVersion version)
    {
        var differing = new List<HbaDisagreement>();
        for (var i = 0; i < Math.Max(ours.Count, servers.Count); i++)
        {
            var (own, other) = (i < ours.Count ? ours[i] : null, i < servers.Count ? servers[i] : null);
            if (Comparable(own, version) != Comparable(other, version))
                differing.Add(new(own, other));
        }
        return differing.ToValueList();
    }

    static HbaViewRow? Comparable(HbaViewRow? row, ServerVersion version) =>
        VersionFacts.HasHbaFileName(version) ? row : row is null ? null : row with { RuleNumber = null, FileName = "" };

    static HbaViewRow Row(HbaRule rule, int? number, ByteText? error)
    {
        var (address, mask) = Address(rule.Address);
        return new(number, rule.File, rule.LineNumber, HbaKeywords.Word(rule.Type), Words(rule.Databases), Words(rule.Users),
            address, mask, HbaKeywords.Word(rule.Method), Options(rule), error);
    }

    static ValueList<ByteText> Words(ValueList<HbaToken> tokens) => tokens.Select(token => token.Value).ToValueList();

    static (ByteText? Address, ByteText? Mask) Address(HbaAddress? address) => address switch
    {
        HbaAddress.All => ("all", null),
        HbaAddress.SameHost => ("samehost", null),
        HbaAddress.SameNet => ("samenet", null),
        HbaAddress.HostName host => (host.Name, null),
        HbaAddress.Masked masked => (masked.Address.ToString(), new ClientAddress(masked.Cube.IsV6, masked.Cube.Mask).ToString()),
        _ => (null, null),
    };

    static ValueList<ByteText>? Options(HbaRule rule)
    {
        var (options, shown) = (rule.Options, new List<ByteText>());
        if (options.IncludesRealm)
            shown.Add("include_realm=true");
        Add("krb_realm");
        if (options.Map is { } map)
            shown.Add(ByteText.Concat("map=", map));
        if (options.ClientCert != HbaClientCert.Off)
            shown.Add(options.ClientCert == HbaClientCert.VerifyCa ? "clientcert=verify-ca" : "clientcert=verify-full");
        Add("pamservice");
        foreach (var name in (string[])[.. LdapOrder, .. RadiusOrder, .. OAuthOrder])
            Add(name);
        return shown.Count == 0 ? null : shown.ToValueList();

        void Add(string name)
        {
            if (!options.OfMethod.TryGetValue(name, out var value))
                return;
            if (name is "ldaptls" or "delegate_ident_mapping")
            {
                if (value.Is("1"u8))
                    shown.Add($"{name}=true");
            }
            else if (name != "ldapscope" || !value.Is("0"u8))
            {
                shown.Add(ByteText.Concat(name, "=", value));
            }
        }
    }
}
