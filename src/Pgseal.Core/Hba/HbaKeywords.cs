using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba;

/// <summary>The words of the first and the method column, and which connections a type admits.</summary>
public static class HbaKeywords
{
    static readonly (ByteText Word, HbaRuleType Type)[] Types = [.. Enum.GetValues<HbaRuleType>().Select(type => ((ByteText)Word(type), type))];

    static readonly (ByteText Word, HbaMethod Method)[] Methods = [.. Enum.GetValues<HbaMethod>().Select(method => ((ByteText)Word(method), method))];

    public static string Word(HbaRuleType type) => type switch
    {
        HbaRuleType.Local => "local",
        HbaRuleType.Host => "host",
        HbaRuleType.HostSsl => "hostssl",
        HbaRuleType.HostNoSsl => "hostnossl",
        HbaRuleType.HostGssEnc => "hostgssenc",
        HbaRuleType.HostNoGssEnc => "hostnogssenc",
    };

    public static string Word(HbaMethod method) => method switch
    {
        HbaMethod.Trust => "trust",
        HbaMethod.Reject => "reject",
        HbaMethod.Md5 => "md5",
        HbaMethod.ScramSha256 => "scram-sha-256",
        HbaMethod.Password => "password",
        HbaMethod.Ident => "ident",
        HbaMethod.Peer => "peer",
        HbaMethod.Gss => "gss",
        HbaMethod.Sspi => "sspi",
        HbaMethod.Ldap => "ldap",
        HbaMethod.Pam => "pam",
        HbaMethod.Bsd => "bsd",
        HbaMethod.Radius => "radius",
        HbaMethod.Cert => "cert",
        HbaMethod.OAuth => "oauth",
    };

    /// <summary>Whether a rule of this type can match a connection of this kind.</summary>
    public static bool Covers(this HbaRuleType type, ConnectionKind kind) => type switch
    {
        HbaRuleType.Local => kind == ConnectionKind.Local,
        HbaRuleType.Host => kind != ConnectionKind.Local,
        HbaRuleType.HostSsl => kind == ConnectionKind.Tls,
        HbaRuleType.HostNoSsl => kind is ConnectionKind.Plain or ConnectionKind.Gss,
        HbaRuleType.HostGssEnc => kind == ConnectionKind.Gss,
        HbaRuleType.HostNoGssEnc => kind is ConnectionKind.Plain or ConnectionKind.Tls,
    };

    internal static HbaRuleType? TypeOf(ByteText word)
    {
        foreach (var (known, type) in Types)
        {
            if (word == known)
                return type;
        }
        return null;
    }

    internal static HbaMethod? MethodOf(ByteText word)
    {
        foreach (var (known, method) in Methods)
        {
            if (word == known)
                return method;
        }
        return null;
    }
}
