using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>libpq's settings as they are shown, and those that a login needs.</summary>
static class LibpqSettings
{
    /// <summary>What was set by anybody, then the defaults that decide over encryption.</summary>
    public static IEnumerable<ClientSetting> Shown(IReadOnlyDictionary<string, Setting> settings, ClientContext context, SslMode mode, string? rootFile, bool system)
    {
        foreach (var keyword in Keyword.All)
            if (settings.TryGetValue(keyword.Name, out var setting))
                yield return ClientSetting.Of(setting);
        IEnumerable<(string Name, string Value)> defaults =
        [
            ("host", "the default socket directory"), ("port", "5432"), ("sslmode", SslModeText.Of(mode)), ("sslnegotiation", "postgres"),
            ("sslrootcert", $"{rootFile ?? "~/.postgresql/root.crt"}{(context.Exists(rootFile) ? "" : " (does not exist)")}"),
            ("sslcertmode", "allow"), ("ssl_min_protocol_version", "TLSv1.2"), ("gssencmode", "prefer"), ("channel_binding", "prefer"), ("require_auth", "every method"),
        ];
        foreach (var (name, value) in defaults)
            if (!settings.ContainsKey(name) && LibpqFacts.Knows(context.LibpqMajor, name) && !(name == "host" && settings.ContainsKey("hostaddr")) && !(name == "sslrootcert" && system))
                yield return ClientSetting.Default(name, value);
        if (!settings.ContainsKey("password") && PassFileOf(settings, context) is { } file)
            yield return new("password", ClientSetting.Hidden, SettingSource.PassFile, file);
    }

    public static ClientLogin LoginOf(Func<string, string?> value, ClientContext context, ValueList<ClientHost> hosts)
    {
        var user = value("user") ?? context.Environment.UserName;
        var database = value("dbname") ?? user;
        var withCertificate = value("sslcertmode") != "disable";
        return new(user, database)
        {
            Password = value("password") is { } password ? new Secret(password) : FromPassFile(value("passfile"), context, hosts[0], database, user),
            SslCert = withCertificate ? value("sslcert") ?? context.Environment.InHome(".postgresql/postgresql.crt") : null,
            SslKey = withCertificate ? value("sslkey") ?? context.Environment.InHome(".postgresql/postgresql.key") : null,
            SslPassword = value("sslpassword") is { } passphrase ? new Secret(passphrase) : null,
            SslCrl = value("sslcrl") ?? context.Environment.InHome(".postgresql/root.crl"),
            SslSni = value("sslsni") is not { } sni || sni.StartsWith('1'),
            SslMinProtocolVersion = value("ssl_min_protocol_version") ?? "TLSv1.2",
            SslMaxProtocolVersion = value("ssl_max_protocol_version"),
            ChannelBinding = value("channel_binding") ?? "prefer",
            RequireAuth = value("require_auth"),
            Options = value("options"),
        };
    }

    static string? PassFileOf(IReadOnlyDictionary<string, Setting> settings, ClientContext context)
    {
        string? Value(string keyword) => settings.TryGetValue(keyword, out var setting) && setting.Value.Length > 0 ? setting.Value : null;
        var user = Value("user") ?? context.Environment.UserName;
        var host = HostList.OfLibpq(Value("host"), Value("hostaddr"), Value("port"))[0];
        return FromPassFile(Value("passfile"), context, host, Value("dbname") ?? user, user) is null ? null : Path(Value("passfile"), context);
    }

    static string? Path(string? passfile, ClientContext context) => passfile ?? context.Environment.InHome(".pgpass");

    static Secret? FromPassFile(string? passfile, ClientContext context, ClientHost host, string database, string user)
    {
        // The password file calls sockets in the default directory localhost.
        var name = host.Name ?? (host.SocketDirectory is { Length: > 0 } directory && !ClientEnvironment.DefaultSocketDirectories.Contains(directory)
            ? directory
            : host.Address?.ToString() ?? "localhost");
        return Path(passfile, context) is { } path && context.Files.ReadPassFile(path) is { } text && PassFile.Find(text, name, host.Port, database, user) is { } found && found.Reveal().Length > 0
            ? found
            : null;
    }
}
