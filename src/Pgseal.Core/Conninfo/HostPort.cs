namespace Pgseal.Core.Conninfo;

/// <summary>The short form of a target: <c>host</c>, <c>host:port</c>, <c>[::1]:5432</c> or a socket directory.</summary>
static class HostPort
{
    public static List<Setting> Parse(string text)
    {
        if (text.Contains(',', StringComparison.Ordinal))
            throw SeveralHosts();
        if (text.Any(c => c is '@' or '?' || char.IsWhiteSpace(c)))
            throw new InvalidTarget("the target is neither HOST[:PORT] nor a connection string", Form);
        var (host, port) = Split(text);
        if (host.Length == 0)
            throw new InvalidTarget("the target names no host", Form);
        var settings = new List<Setting> { new("host", host, SettingSource.Given) };
        if (port is not null)
            settings.Add(new Setting("port", port, SettingSource.Given));
        return settings;
    }

    public static InvalidTarget SeveralHosts() => new(
        "a target names one server, and this one names several",
        "give each server as a target of its own; name standbys with --standby");

    static (string Host, string? Port) Split(string text)
    {
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']', StringComparison.Ordinal);
            var rest = close < 0 ? "" : text[(close + 1)..];
            return close < 0 || (rest.Length > 0 && rest[0] != ':')
                ? throw new InvalidTarget("the brackets of the address do not close", Form)
                : (text[1..close], rest.Length == 0 ? null : rest[1..]);
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        // Two colons and no brackets: an IPv6 address without a port.
        return colon < 0 || text.IndexOf(':', colon + 1) >= 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }

    const string Form = "write HOST, HOST:PORT, [IPV6]:PORT, /SOCKET/DIRECTORY, postgresql://USER@HOST:PORT/DATABASE or \"host=HOST user=USER\"";
}
