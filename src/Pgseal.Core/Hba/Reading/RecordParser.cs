using Pgseal.Core.Hba.Patterns;
using Pgseal.Core.Settings;

namespace Pgseal.Core.Hba.Reading;

/// <summary>Makes rules of lines: every check of the server, in its order, with its words.</summary>
sealed class RecordParser(HbaEnvironment environment)
{
    readonly Dictionary<ByteText, ByteText?> patternErrors = [];

    /// <summary>What a line's validity depends on and is not known.</summary>
    public List<string> Doubts { get; } = [];

    /// <summary>The rule, or the first thing wrong with the line.</summary>
    public HbaRecord Parse(ExpandedLine line, int index)
    {
        if (line.Error is { } error)
            return new(line.File, line.Line.Number, null, new(line.File, line.Line.Number, error, line.Origin));
        var (rule, problem) = Rule(line, index);
        var diagnostic = problem is { } found ? new HbaDiagnostic(line.File, line.Line.Number, found.Message, found.Origin) : null;
        return new(line.File, line.Line.Number, rule, diagnostic)
        {
            // The warning came first, and an error for the log alone does not replace it.
            Warning = problem is { Origin: HbaDiagnosticOrigin.ServerLogOnly } && HbaKeywords.TypeOf(line.Fields[0].Tokens[0].Value) is { } type
                ? Warning(type)?.Message
                : null,
        };
    }

    (HbaRule? Rule, RecordProblem? Problem) Rule(ExpandedLine line, int index)
    {
        var fields = line.Fields;
        if (fields[0].Tokens.Count > 1)
            return (null, "multiple values specified for connection type");
        if (HbaKeywords.TypeOf(fields[0].Tokens[0].Value) is not { } type)
            return (null, ByteText.Concat("invalid connection type \"", fields[0].Tokens[0].Value, "\""));
        if (fields.Count < 2)
            return (null, "end-of-line before database specification");
        if (PatternError(fields[1]) is { } databaseError)
            return (null, databaseError);
        if (fields.Count < 3)
            return (null, "end-of-line before role specification");
        if (PatternError(fields[2]) is { } userError)
            return (null, userError);
        HbaAddress? address = null;
        var addressFields = 0;
        if (type != HbaRuleType.Local)
        {
            var parsed = AddressParser.Parse(fields, environment.InterfaceNames);
            if (parsed.Problem is { } addressProblem)
                return (null, addressProblem);
            (address, addressFields) = (parsed.Address, parsed.Fields);
            if (parsed.UnknownZone is { } zone)
                Doubts.Add($"{line.File}:{line.Line.Number}: whether the server has an interface {zone}");
        }
        var methodField = 3 + addressFields;
        if (fields.Count <= methodField)
            return (null, "end-of-line before authentication method");
        if (Method(fields[methodField], type, line, out var method) is { } methodProblem)
            return (null, methodProblem);
        if (Options(line, type, method, methodField + 1, out var options) is { } optionProblem)
            return (null, optionProblem);
        var rule = new HbaRule(index, type, address, method, options, line.File, line.Line, fields, addressFields);
        return (rule, Warning(type));
    }

    RecordProblem? Options(ExpandedLine line, HbaRuleType type, HbaMethod method, int first, out HbaOptions options)
    {
        options = HbaOptions.None;
        if (line.Fields.Count == first && (method is HbaMethod.ScramSha256 or HbaMethod.Md5 or HbaMethod.Trust or HbaMethod.Reject))
            return null;
        var parser = new OptionParser(type, method, environment);
        var problem = parser.Parse(line.Fields, first);
        options = parser.Options;
        if (problem is null)
            Doubts.AddRange(parser.Doubts.Select(doubt => $"{line.File}:{line.Line.Number}: {doubt}"));
        return problem;
    }

    RecordProblem? Warning(HbaRuleType type)
    {
        if (type == HbaRuleType.HostSsl && environment.Ssl == false)
            return "hostssl record cannot match because SSL is disabled";
        return type == HbaRuleType.HostGssEnc && environment.Has(HbaFeature.Gss) == false
            ? "hostgssenc record cannot match because GSSAPI is not supported by this build"
            : (RecordProblem?)null;
    }

    RecordProblem? Method(HbaField field, HbaRuleType type, ExpandedLine line, out HbaMethod method)
    {
        method = default;
        if (field.Tokens.Count > 1)
            return "multiple values specified for authentication type";
        var word = field.Tokens[0].Value;
        if (HbaKeywords.MethodOf(word) is not { } known || !Exists(known))
            return ByteText.Concat("invalid authentication method \"", word, "\"");
        method = known;
        if (Feature(method) is { } feature && environment.Has(feature) is not true)
        {
            if (environment.Has(feature) == false)
                return ByteText.Concat("invalid authentication method \"", word, "\": not supported by this build");
            Doubts.Add($"{line.File}:{line.Line.Number}: whether the server is built with {word}");
        }
        if (method == HbaMethod.Md5 && environment.DbUserNamespace == true && HbaVersionFacts.HasDbUserNamespace(environment.Version))
            return "MD5 authentication is not supported when \"db_user_namespace\" is enabled";
        if (type == HbaRuleType.Local && method == HbaMethod.Ident)
            method = HbaMethod.Peer;
        if (type == HbaRuleType.Local && method == HbaMethod.Gss)
            return "gssapi authentication is not supported on local sockets";
        if (type != HbaRuleType.Local && method == HbaMethod.Peer)
            return "peer authentication is only supported on local sockets";
        return type != HbaRuleType.HostSsl && method == HbaMethod.Cert
            ? "cert authentication is only supported on hostssl connections"
            : (RecordProblem?)null;
    }

    bool Exists(HbaMethod method) => method switch
    {
        HbaMethod.OAuth => HbaVersionFacts.HasOAuth(environment.Version),
        HbaMethod.Radius => HbaVersionFacts.HasRadius(environment.Version),
        _ => true,
    };

    static HbaFeature? Feature(HbaMethod method) => method switch
    {
        HbaMethod.Gss => HbaFeature.Gss,
        HbaMethod.Sspi => HbaFeature.Sspi,
        HbaMethod.Ldap => HbaFeature.Ldap,
        HbaMethod.Pam => HbaFeature.Pam,
        HbaMethod.Bsd => HbaFeature.Bsd,
        _ => null,
    };

    RecordProblem? PatternError(HbaField field)
    {
        if (!VersionFacts.HasHbaRegex(environment.Version))
            return null;
        foreach (var token in field.Tokens.AsSpan())
        {
            if (!token.Value.StartsWith((byte)'/'))
                continue;
            if (!patternErrors.TryGetValue(token.Value, out var error))
                patternErrors[token.Value] = error = NamePattern.Compile(token.Value.From(1)).Error is { } said ? said : (ByteText?)null;
            if (error is { } wrong)
                return ByteText.Concat("invalid regular expression \"", token.Value.From(1), "\": ", wrong);
        }
        return null;
    }
}
