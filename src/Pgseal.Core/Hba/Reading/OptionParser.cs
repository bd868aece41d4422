using Pgseal.Core.Text;

namespace Pgseal.Core.Hba.Reading;

/// <summary>Reads the options of a record and checks them as the server does, left to right, then what a method cannot do without.</summary>
sealed class OptionParser(HbaRuleType type, HbaMethod method, HbaEnvironment environment)
{
    static readonly string[] LdapNames =
    [
        "ldaptls", "ldapserver", "ldapbinddn", "ldapbindpasswd", "ldapsearchattribute", "ldapsearchfilter", "ldapbasedn", "ldapprefix", "ldapsuffix",
    ];

    public HbaOptions Options { get; private set; } =
        method is HbaMethod.Gss or HbaMethod.Sspi ? HbaOptions.None with { IncludesRealm = true } : HbaOptions.None;

    public List<string> Doubts { get; } = [];

    public RecordProblem? Parse(ValueList<HbaField> fields, int first)
    {
        for (var i = first; i < fields.Count; i++)
        {
            foreach (var token in fields[i].Tokens.AsSpan())
            {
                var equals = token.Value.IndexOf((byte)'=');
                if (equals < 0)
                    return ByteText.Concat("authentication option not in name=value format: ", token.Value);
                if (Option(token.Value.Slice(0, equals), token.Value.From(equals + 1)) is { } problem)
                    return problem;
            }
        }
        var required = new RequiredOptions(Options, environment);
        var missing = required.Check(method);
        Doubts.AddRange(required.Doubts);
        if (method == HbaMethod.Cert)
            Options = Options with { ClientCert = HbaClientCert.VerifyFull };
        return missing;
    }

    RecordProblem? Option(ByteText name, ByteText value)
    {
        if (method == HbaMethod.Ldap && environment.Has(HbaFeature.Ldap) is not false)
            Options = Options.With("ldapscope", "2");
        switch (name.ToString())
        {
            case "map":
                Options = Options with { Map = value };
                return method is HbaMethod.Ident or HbaMethod.Peer or HbaMethod.Gss or HbaMethod.Sspi or HbaMethod.Cert or HbaMethod.OAuth
                    ? null
                    : OnlyFor(name, HbaVersionFacts.HasOAuth(environment.Version)
                        ? "ident, peer, gssapi, sspi, cert, and oauth"
                        : "ident, peer, gssapi, sspi, and cert");
            case "clientcert":
                return ClientCert(value);
            case "clientname" when HbaVersionFacts.HasClientName(environment.Version):
                return ClientName(value);
            case "krb_realm":
                Options = Options.With("krb_realm", value);
                return method is HbaMethod.Gss or HbaMethod.Sspi ? null : OnlyFor(name, "gssapi and sspi");
            case "include_realm":
                Options = Options with { IncludesRealm = value.Is("1"u8) };
                return method is HbaMethod.Gss or HbaMethod.Sspi ? null : OnlyFor(name, "gssapi and sspi");
            case "compat_realm" or "upn_username":
                return method == HbaMethod.Sspi ? null : OnlyFor(name, "sspi");
            case "pamservice" or "pam_use_hostname":
                return Take(HbaMethod.Pam, name, value, "pam");
            case "ldapurl":
                return method == HbaMethod.Ldap ? Url(value) : OnlyFor(name, "ldap");
            case "ldapport":
                return Take(HbaMethod.Ldap, name, value, "ldap") ?? Port(value);
            case "ldapscheme":
                return Take(HbaMethod.Ldap, name, value, "ldap");
            case "radiusservers" or "radiussecrets" or "radiusidentifiers" or "radiusports" when HbaVersionFacts.HasRadius(environment.Version):
                return Take(HbaMethod.Radius, name, value, "radius") ?? RadiusList(name, value);
            case "issuer" or "scope" or "validator" or "delegate_ident_mapping" when HbaVersionFacts.HasOAuth(environment.Version):
                return Take(HbaMethod.OAuth, name, value, "oauth");
            case var ofValidator when IsValidatorOption(ofValidator):
                return Take(HbaMethod.OAuth, name, value, "oauth");
            case var ldap when LdapNames.Contains(ldap):
                return Take(HbaMethod.Ldap, name, value, "ldap");
            default:
                return ByteText.Concat("unrecognized authentication option name: \"", name, "\"");
        }
    }

    /// <remarks>auth-oauth.c, valid_oauth_hba_option_name.</remarks>
    bool IsValidatorOption(string name) => HbaVersionFacts.HasValidatorOptions(environment.Version)
        && name.StartsWith("validator.", StringComparison.Ordinal) && name["validator.".Length..] is { Length: > 0 } own
        && own.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    RecordProblem? Take(HbaMethod only, ByteText name, ByteText value, string methods)
    {
        if (method != only)
            return OnlyFor(name, methods);
        Options = Options.With(name.ToString(), value);
        return null;
    }

    static RecordProblem? OnlyFor(ByteText name, string methods) => ByteText.Concat(
        "authentication option \"", name, "\" is only valid for authentication methods ", methods);

    RecordProblem? ClientCert(ByteText value)
    {
        if (type != HbaRuleType.HostSsl)
            return "clientcert can only be configured for \"hostssl\" rows";
        var old = HbaVersionFacts.HasOldClientCert(environment.Version);
        if (value.Is("verify-full"u8))
        {
            Options = Options with { ClientCert = HbaClientCert.VerifyFull };
        }
        else if (value.Is("verify-ca"u8) || old && value.Is("1"u8))
        {
            if (method == HbaMethod.Cert && !old)
                return "clientcert can only be set to \"verify-full\" when using \"cert\" authentication";
            Options = Options with { ClientCert = HbaClientCert.VerifyCa };
        }
        else if (old && (value.Is("0"u8) || value.Is("no-verify"u8)))
        {
            if (method == HbaMethod.Cert)
                return "clientcert cannot be set to \"no-verify\" when using \"cert\" authentication";
            Options = Options with { ClientCert = HbaClientCert.Off };
        }
        else
        {
            return Hidden(ByteText.Concat("invalid value for clientcert: \"", value, "\""));
        }
        return null;
    }

    RecordProblem? ClientName(ByteText value)
    {
        if (type != HbaRuleType.HostSsl)
            return "clientname can only be configured for \"hostssl\" rows";
        if (!value.Is("CN"u8) && !value.Is("DN"u8))
            return Hidden(ByteText.Concat("invalid value for clientname: \"", value, "\""));
        Options = Options with { ComparesDistinguishedName = value.Is("DN"u8) };
        return null;
    }

    static RecordProblem Hidden(ByteText message) => new(message, HbaDiagnosticOrigin.ServerLogOnly);

    static RecordProblem? Port(ByteText value) =>
        IsZero(value) ? ByteText.Concat("invalid LDAP port number: \"", value, "\"") : (RecordProblem?)null;

    /// <summary>C's atoi gives zero.</summary>
    static bool IsZero(ByteText value)
    {
        var digits = value.Span.TrimStart(" \t\n\v\f\r"u8);
        digits = digits.StartsWith("-"u8) || digits.StartsWith("+"u8) ? digits[1..] : digits;
        var end = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return (end < 0 ? digits : digits[..end]).IndexOfAnyExcept((byte)'0') < 0;
    }

    RecordProblem? Url(ByteText value)
    {
        if (LdapUrl.Parse(value) is not { } url)
        {
            Doubts.Add($"whether the server's LDAP library accepts the URL {Printable.Bytes(value.Span)}");
            return null;
        }
        Options = url.ApplyTo(Options);
        return null;
    }

    RecordProblem? RadiusList(ByteText name, ByteText value)
    {
        foreach (var item in RequiredOptions.List(value))
        {
            if (name.Is("radiusports"u8) && IsZero(item))
                return Hidden(ByteText.Concat("invalid RADIUS port number: \"", value, "\""));
            if (name.Is("radiusservers"u8) && NumericAddress.Parse(item.Span, environment.InterfaceNames).Address is null)
                Doubts.Add($"whether the server resolves the RADIUS server {item}");
        }
        return null;
    }
}
