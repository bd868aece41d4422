using System.Text;

namespace Pgseal.Core.Conninfo;

/// <summary>The URI form of a conninfo: <c>postgresql://user:password@host:port/dbname?keyword=value</c>.</summary>
/// <remarks>Source: PostgreSQL 18, "Connection URIs" (32.1.1.2); it is not RFC 3986: <c>@</c> is looked for only before the first <c>/</c>.</remarks>
static class UriText
{
    static readonly string[] Prefixes = ["postgresql://", "postgres://"];

    public static bool IsUri(string text) => Prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal));

    public static List<Setting> Parse(string uri)
    {
        var settings = new List<Setting>();
        var rest = AfterPrefix(uri);
        if (UserInfoEnd(rest) is var at and >= 0)
        {
            var userInfo = rest[..at];
            var colon = userInfo.IndexOf(':');
            Add(settings, "user", colon < 0 ? userInfo : userInfo[..colon]);
            Add(settings, "password", colon < 0 ? "" : userInfo[(colon + 1)..]);
            rest = rest[(at + 1)..];
        }
        rest = ParseHosts(settings, rest);
        var query = rest.IndexOf('?');
        if (rest.StartsWith('/'))
            Add(settings, "dbname", query < 0 ? rest[1..] : rest[1..query]);
        if (query >= 0)
            ParseParameters(settings, rest[(query + 1)..], uri.Length - rest.Length + query + 2);
        return settings;
    }

    /// <summary>The URI without its passwords, for showing.</summary>
    public static string WithoutSecrets(string uri)
    {
        var rest = AfterPrefix(uri);
        var shown = uri[..^rest.Length];
        if (UserInfoEnd(rest) is var at and >= 0)
        {
            var colon = rest[..at].IndexOf(':');
            shown += colon < 0 ? rest[..at] : rest[..colon];
            rest = rest[at..];
        }
        var query = rest.IndexOf('?');
        if (query < 0)
            return shown + rest;
        var kept = rest[(query + 1)..].Split('&').Where(parameter => !Keyword.IsSecret(Decode(parameter.Split('=')[0], "a keyword")));
        return $"{shown}{rest[..query]}?{string.Join('&', kept)}".TrimEnd('?');
    }

    static string AfterPrefix(string uri) => uri[Prefixes.First(prefix => uri.StartsWith(prefix, StringComparison.Ordinal)).Length..];

    /// <summary>The position of the <c>@</c> that ends user and password, or -1.</summary>
    static int UserInfoEnd(string rest)
    {
        var stop = rest.AsSpan().IndexOfAny('@', '/');
        return stop >= 0 && rest[stop] == '@' ? stop : -1;
    }

    /// <summary>Reads hosts and ports; returns what follows, from <c>/</c> or <c>?</c> on.</summary>
    /// <remarks>Several are separated by commas, and then every host has a port, be it an empty one: <c>h1,h2:2</c> has the ports <c>,2</c>.</remarks>
    static string ParseHosts(List<Setting> settings, string rest)
    {
        var hosts = new List<string>();
        var ports = new List<string>();
        while (true)
        {
            (var host, rest) = ParseHost(rest);
            hosts.Add(host);
            var portEnd = rest.StartsWith(':') ? EndOf(rest, "/?,") : 0;
            ports.Add(portEnd == 0 ? "" : rest[1..portEnd]);
            rest = rest[portEnd..];
            if (!rest.StartsWith(','))
                break;
            rest = rest[1..];
        }
        Add(settings, "host", string.Join(',', hosts));
        Add(settings, "port", string.Join(',', ports));
        return rest;
    }

    static (string Host, string Following) ParseHost(string rest)
    {
        if (!rest.StartsWith('['))
        {
            var end = EndOf(rest, ":/?,");
            return (rest[..end], rest[end..]);
        }
        var close = rest.IndexOf(']');
        if (close <= 1)
            throw new InvalidTarget(close < 0 ? "the \"[\" of the URI is never closed" : "the address in brackets is empty", Form);
        return close + 1 < rest.Length && rest[close + 1] is not (':' or '/' or '?' or ',')
            ? throw new InvalidTarget("after \"]\" a URI goes on with \":\" or \"/\"", Form)
            : (rest[1..close], rest[(close + 1)..]);
    }

    static int EndOf(string text, string stops)
    {
        var at = text.AsSpan().IndexOfAny(stops);
        return at < 0 ? text.Length : at;
    }

    /// <param name="at">Where the first parameter stands in the URI, from 1.</param>
    static void ParseParameters(List<Setting> settings, string query, int at)
    {
        // One "&" at the very end is allowed, as in libpq.
        var parameters = query.EndsWith('&') ? query[..^1] : query;
        if (query.Length == 0)
            return;
        foreach (var parameter in parameters.Split('&'))
        {
            var equals = parameter.IndexOf('=');
            if (equals < 0 || parameter.IndexOf('=', equals + 1) >= 0)
                throw new InvalidTarget($"the parameter at position {at} of the URI has not exactly one \"=\"", "write an \"=\" in a value as %3D");
            var keyword = Decode(parameter[..equals], "a keyword");
            var value = Decode(parameter[(equals + 1)..], keyword);
            if (keyword == "ssl" && value == "true")
                (keyword, value) = ("sslmode", "require"); // JDBC's spelling
            else if (keyword == "requiressl")
                (keyword, value) = ("sslmode", value.StartsWith('1') ? "require" : "prefer"); // libpq before 7.4
            if (!Keyword.IsKnown(keyword))
                throw Keyword.Unknown(keyword, $" at position {at} of the URI");
            settings.Add(new Setting(keyword, value, SettingSource.Given));
            at += parameter.Length + 1;
        }
    }

    static void Add(List<Setting> settings, string keyword, string encoded)
    {
        if (encoded.Length > 0)
            settings.Add(new Setting(keyword, Decode(encoded, keyword), SettingSource.Given));
    }

    /// <summary>Decodes <c>%XX</c>; blanks around a part are left out, inside they must be encoded (libpq 18).</summary>
    static string Decode(string encoded, string part)
    {
        var trimmed = encoded.Trim(' ');
        if (trimmed.Contains(' ', StringComparison.Ordinal))
            throw new InvalidTarget($"{part} in the URI contains a space", "write a space as %20");
        if (!trimmed.Contains('%', StringComparison.Ordinal))
            return trimmed;
        var bytes = new List<byte>(trimmed.Length);
        var utf8 = Encoding.UTF8.GetBytes(trimmed);
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] != '%')
                bytes.Add(utf8[i]);
            else if (i + 2 < utf8.Length && HexValue(utf8[i + 1]) is var high and >= 0 && HexValue(utf8[i + 2]) is var low and >= 0 && high + low > 0)
            {
                bytes.Add((byte)((high * 16) + low));
                i += 2;
            }
            else
            {
                throw new InvalidTarget($"{part} in the URI has a \"%\" that is not followed by two hexadecimal digits other than 00", "write a percent sign as %25");
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    static int HexValue(byte digit) => char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : -1;

    const string Form = "write postgresql://USER@HOST:PORT/DATABASE, an IPv6 address as [::1]";
}
