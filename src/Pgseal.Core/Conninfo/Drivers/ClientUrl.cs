using System.Text;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>A URL as drivers other than libpq read it: its parts, undecoded where they are written back.</summary>
/// <param name="Prefix">Up to and with <c>//</c>.</param>
/// <param name="Authority">User, password, hosts and ports, as written.</param>
/// <param name="Path">From its <c>/</c> on, or empty.</param>
/// <param name="Parameters">Decoded; names as written.</param>
sealed record ClientUrl(string Prefix, string Authority, string Path, ValueList<(string Name, string Value)> Parameters)
{
    static readonly string[] SecretNames = ["password", "sslpassword", "sslkeypassword"];

    /// <exception cref="InvalidTarget">It has no <c>://</c>, or a parameter without <c>=</c>.</exception>
    public static ClientUrl Parse(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (start <= 0)
            throw new InvalidTarget("the settings are no URL: there is no \"://\"", "write postgresql://USER@HOST:PORT/DATABASE");
        start += 3;
        var query = text.IndexOf('?', start);
        var end = query < 0 ? text.Length : query;
        var slash = text.IndexOf('/', start, end - start);
        var path = slash < 0 ? end : slash;
        return new(text[..start], text[start..path], text[path..end], query < 0 ? [] : ParametersOf(text, query + 1).ToValueList());
    }

    public string? User => UserInfo is { } info ? Uri.UnescapeDataString(info.Split(':')[0]) : null;

    public Secret? Password => UserInfo is { } info && info.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? new Secret(Uri.UnescapeDataString(info[(colon + 1)..])) : null;

    /// <summary>Hosts with their ports, separated by commas, as written.</summary>
    public string HostList => Authority[(Authority.LastIndexOf('@') + 1)..];

    public string? Database => Path.Length > 1 ? Uri.UnescapeDataString(Path[1..]) : null;

    string? UserInfo => Authority.LastIndexOf('@') is var at and >= 0 ? Authority[..at] : null;

    /// <summary>The last value of a parameter; names are compared without case where the driver does so.</summary>
    public string? Last(string name, StringComparison comparison = StringComparison.Ordinal) =>
        Parameters.Where(parameter => parameter.Name.Equals(name, comparison)).Select(parameter => parameter.Value).LastOrDefault();

    /// <summary>The same URL with some parameters changed or added, and with stars for its secrets.</summary>
    /// <param name="changes">A null value takes the parameter out.</param>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        List<(string Name, string Value)> kept = [.. Parameters];
        foreach (var (name, value) in changes)
        {
            var at = kept.FindIndex(parameter => parameter.Name == name);
            kept.RemoveAll(parameter => parameter.Name == name);
            if (value is not null)
                kept.Insert(at < 0 ? kept.Count : at, (name, value));
        }
        var user = UserInfo?.Split(':')[0];
        var text = new StringBuilder(Prefix)
            .Append(user).Append(Password is null ? "" : $":{Guarantees.ClientSetting.Hidden}").Append(user is null ? "" : "@")
            .Append(HostList).Append(Path);
        foreach (var (index, (name, value)) in kept.Index())
            text.Append(index == 0 ? '?' : '&').Append(name).Append('=').Append(IsSecret(name) ? Guarantees.ClientSetting.Hidden : Escaped(value));
        return text.ToString();
    }

    public static bool IsSecret(string name) => SecretNames.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A path stays readable.</summary>
    static string Escaped(string value) => Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal);

    static IEnumerable<(string Name, string Value)> ParametersOf(string text, int at)
    {
        foreach (var parameter in text[at..].Split('&'))
        {
            var equals = parameter.IndexOf('=', StringComparison.Ordinal);
            if (parameter.Length > 0 && equals <= 0)
                throw new InvalidTarget($"the parameter at position {at + 1} of the URL has no name and \"=\"", "write every parameter after \"?\" as NAME=VALUE");
            if (parameter.Length > 0)
                yield return (Uri.UnescapeDataString(parameter[..equals]), Uri.UnescapeDataString(parameter[(equals + 1)..].Replace('+', ' ')));
            at += parameter.Length + 1;
        }
    }
}
