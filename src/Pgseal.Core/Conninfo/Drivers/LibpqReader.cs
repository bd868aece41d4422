using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What libpq does with its settings.</summary>
/// <remarks>Source: PostgreSQL 18, "Parameter Key Words" (32.1.2) and "SSL Support" (32.19); fe-connect.c and fe-secure-openssl.c where these are silent.</remarks>
static class LibpqReader
{
    /// <exception cref="InvalidTarget">libpq of this version refuses the settings.</exception>
    public static ClientPosture Read(string? given, ClientContext context, Driver driver = Driver.Libpq)
    {
        var traps = new List<Trap>();
        var settings = Known(GatheredSettings.Of(given, context.Environment), context, traps);
        string? Value(string keyword) => settings.TryGetValue(keyword, out var setting) && setting.Value.Length > 0 ? setting.Value : null;

        LibpqChoices.Check(Value);
        var hosts = HostList.OfLibpq(Value("host"), Value("hostaddr"), Value("port"));
        var system = Value("sslrootcert") == "system" && LibpqFacts.HasSystemRoots(context.LibpqMajor);
        var rootFile = system ? null : Value("sslrootcert") ?? context.DefaultRootFile;
        var mode = settings.TryGetValue("sslmode", out var written) ? SslModeText.Parse(written.Value) : system ? SslMode.VerifyFull : SslMode.Prefer;
        var direct = Value("sslnegotiation") == "direct";
        LibpqChoices.RefuseWeak(mode, system, direct);
        var check = mode switch
        {
            SslMode.VerifyFull => ServerCheck.ChainAndName,
            SslMode.VerifyCa => ServerCheck.Chain,
            SslMode.Disable => ServerCheck.Nothing,
            // A root file that exists is used in every mode.
            SslMode.Allow or SslMode.Prefer or SslMode.Require => context.Exists(rootFile) ? ServerCheck.Chain : ServerCheck.Nothing,
        };
        var posture = new ClientPosture
        {
            Driver = driver,
            DriverText = DriverName.WithVersion(driver, context.LibpqMajor),
            Settings = LibpqSettings.Shown(settings, context, mode, rootFile, system).ToValueList(),
            Hosts = hosts,
            Plaintext = mode switch
            {
                SslMode.Disable => PlaintextUse.Only,
                SslMode.Allow => PlaintextUse.First,
                SslMode.Prefer => PlaintextUse.Fallback,
                SslMode.Require or SslMode.VerifyCa or SslMode.VerifyFull => PlaintextUse.Never,
            },
            Check = check,
            Mode = $"sslmode={SslModeText.Of(mode)}{(written is null ? system ? " (by sslrootcert=system)" : " (the default)" : "")}"
                + (mode == SslMode.Require && check == ServerCheck.Chain ? " with a root file" : ""),
            RootFile = check == ServerCheck.Nothing || system ? null : rootFile,
            PublicRoots = system,
            Direct = direct,
            GssOnly = Value("gssencmode") == "require",
            CanBindChannel = Value("channel_binding") != "disable",
            ChannelBindingRequired = Value("channel_binding") == "require",
            LoginMethods = LoginMethodsText.Parse(Value("require_auth")),
            ChecksPeer = Value("requirepeer") is not null,
            NeverConnects = NeverConnects(mode, system ? "system" : rootFile, system || context.Exists(rootFile), hosts, Value),
            Login = LibpqSettings.LoginOf(Value, context, hosts),
        };
        if (!posture.IsLocal)
            traps.AddRange(LibpqTraps.Of(posture, mode, context, Value));
        if (!posture.GssOnly && Value("gssencmode") != "disable" && !posture.IsLocal)
            traps.Add(new("gssencmode=prefer (the default): with a Kerberos ticket libpq asks for GSSAPI encryption before TLS, and then no certificate is checked: Kerberos proves the server", "PostgreSQL 18, 32.1.2 Parameter Key Words, gssencmode"));
        return (posture with { Traps = traps.ToValueList() }).WithFixes(client => LibpqFixes.For(client, given, context, Value));
    }

    /// <summary>What this version understands: a keyword it does not know is an error, a variable it does not know is silently nothing.</summary>
    static Dictionary<string, Setting> Known(Dictionary<string, Setting> settings, ClientContext context, List<Trap> traps)
    {
        foreach (var setting in settings.Values.Where(setting => !LibpqFacts.Knows(context.LibpqMajor, setting.Keyword)).ToArray())
        {
            var since = LibpqFacts.SinceOf(setting.Keyword);
            if (setting.Source != SettingSource.Environment)
                throw new InvalidTarget(
                    $"libpq {context.LibpqMajor} does not know {setting.Keyword}{(setting.Where.Length > 0 ? $" ({setting.Where})" : "")}: it came with {since}",
                    $"leave it out, or use libpq {since} (--libpq-version {since})");
            settings.Remove(setting.Keyword);
            traps.Add(new($"{setting.Where} is ignored by libpq {context.LibpqMajor}: {setting.Keyword} came with {since}", $"release notes of PostgreSQL {since}"));
        }
        return settings;
    }

    static string? NeverConnects(SslMode mode, string? root, bool rootExists, ValueList<ClientHost> hosts, Func<string, string?> value)
    {
        if (hosts.All(host => host.IsSocket) || value("gssencmode") == "require")
            return null;
        if (mode >= SslMode.VerifyCa && !rootExists)
            return $"libpq refuses to connect with sslmode={SslModeText.Of(mode)}, since the root file {root ?? "~/.postgresql/root.crt"} does not exist";
        if (mode == SslMode.VerifyFull && hosts.All(host => !host.IsSocket && host.Name is null))
            return "libpq refuses to connect with sslmode=verify-full to an address without a name to compare: host is missing beside hostaddr";
        return mode == SslMode.Disable && value("channel_binding") == "require"
            ? "channel_binding=require needs TLS, and sslmode=disable never has it"
            : null;
    }
}
