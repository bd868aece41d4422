namespace Pgseal.Core.Hba.Reading;

/// <summary>What a method cannot do without, and which of its options exclude each other.</summary>
sealed class RequiredOptions(HbaOptions options, HbaEnvironment environment)
{
    const string NeedsValidator =
        "authentication method \"oauth\" requires argument \"validator\" to be set when oauth_validator_libraries contains multiple options";

    public List<string> Doubts { get; } = [];

    public RecordProblem? Check(HbaMethod method) => method switch
    {
        HbaMethod.Ldap => Ldap(),
        HbaMethod.Radius => Radius(),
        HbaMethod.OAuth => OAuth(),
        _ => null,
    };

    RecordProblem? Ldap()
    {
        var binds = options.Has("ldapprefix") || options.Has("ldapsuffix");
        string[] search = ["ldapbasedn", "ldapbinddn", "ldapbindpasswd", "ldapsearchattribute", "ldapsearchfilter"];
        if (binds && search.Any(options.Has))
        {
            return HbaVersionFacts.HasShortLdapMixSentence(environment.Version)
                ? "cannot mix options for simple bind and search+bind modes"
                : "cannot use ldapbasedn, ldapbinddn, ldapbindpasswd, ldapsearchattribute, ldapsearchfilter, or ldapurl together with ldapprefix";
        }
        if (!binds && !options.Has("ldapbasedn"))
            return "authentication method \"ldap\" requires argument \"ldapbasedn\", \"ldapprefix\", or \"ldapsuffix\" to be set";
        return options.Has("ldapsearchattribute") && options.Has("ldapsearchfilter")
            ? "cannot use ldapsearchattribute together with ldapsearchfilter"
            : (RecordProblem?)null;
    }

    RecordProblem? Radius()
    {
        foreach (var required in (string[])["radiusservers", "radiussecrets"])
        {
            if (!options.Has(required))
                return $"authentication method \"radius\" requires argument \"{required}\" to be set";
        }
        var servers = List(options.OfMethod["radiusservers"]).Count;
        foreach (var (name, word) in ((string, string)[])[("radiussecrets", "secrets"), ("radiusports", "ports"), ("radiusidentifiers", "identifiers")])
        {
            if (!options.OfMethod.TryGetValue(name, out var value) || List(value).Count is var count && (count == 1 || count == servers))
                continue;
            return new($"the number of RADIUS {word} ({count}) must be 1 or the same as the number of RADIUS servers ({servers})",
                HbaVersionFacts.HidesRadiusLengths(environment.Version) ? HbaDiagnosticOrigin.ServerLogOnly : HbaDiagnosticOrigin.Server);
        }
        return null;
    }

    RecordProblem? OAuth()
    {
        foreach (var required in (string[])["scope", "issuer"])
        {
            if (!options.Has(required))
                return $"authentication method \"oauth\" requires argument \"{required}\" to be set";
        }
        if (environment.OAuthValidators is not { } validators)
            Doubts.Add("what oauth_validator_libraries holds");
        else if (validators.Count == 0)
            return "oauth_validator_libraries must be set for authentication method oauth";
        else if (!options.OfMethod.TryGetValue("validator", out var chosen))
            return validators.Count > 1 ? NeedsValidator : (RecordProblem?)null;
        else if (!validators.Any(library => chosen == library))
            return ByteText.Concat("validator \"", chosen, "\" is not permitted by oauth_validator_libraries");
        var delegates = options.OfMethod.TryGetValue("delegate_ident_mapping", out var value) && value.Is("1"u8);
        return delegates && options.Map is not null ? "map cannot be used in combination with delegate_ident_mapping" : (RecordProblem?)null;
    }

    /// <summary>A comma list inside one option, as the server splits its settings.</summary>
    internal static List<ByteText> List(ByteText value)
    {
        var items = new List<ByteText>();
        foreach (var range in value.Span.Split((byte)','))
        {
            var (start, length) = range.GetOffsetAndLength(value.Length);
            var item = value.Slice(start, length);
            var trimmed = item.Span.TrimStart(" \t"u8);
            item = item.From(item.Length - trimmed.Length);
            items.Add(item.Slice(0, item.Span.TrimEnd(" \t"u8).Length));
        }
        return items;
    }
}
