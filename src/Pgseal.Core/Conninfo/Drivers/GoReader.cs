using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What the two drivers of Go do with a URL or a key=value text.</summary>
/// <remarks>
/// Source: lib/pq v1.12.3, ssl.go, connector.go, CHANGELOG.md; pgx v5.9.2, pgconn/config.go. Both take libpq's keywords and most of its variables; where no root
/// file is named or found, verify-ca and verify-full count the system's roots, where libpq refuses.
/// </remarks>
static class GoReader
{
    public static ClientPosture Read(Driver driver, string? given, ClientContext context)
    {
        var isPgx = driver == Driver.Pgx;
        var source = isPgx ? "pgx v5.9.2, pgconn/config.go, configTLS" : "lib/pq v1.12.3, ssl.go";
        var settings = GatheredSettings.Of(given, context.Environment);
        string? Value(string keyword) => settings.TryGetValue(keyword, out var setting) && setting.Value.Length > 0 ? setting.Value : null;
        var traps = new List<Trap>();
        var fallback = isPgx ? "prefer" : "require";
        var written = settings.TryGetValue("sslmode", out var set) && set.Value.Length > 0 ? ClientSetting.Of(set) : ClientSetting.Default("sslmode", fallback);
        var mode = SslModeText.Parse(written.Value);
        var system = Value("sslrootcert") == "system";
        var root = system ? null : Value("sslrootcert") ?? (context.Exists(context.DefaultRootFile) ? context.DefaultRootFile : null);
        var direct = Value("sslnegotiation") == "direct";
        if (system && mode != SslMode.VerifyFull)
        {
            if (!isPgx && written.Source != SettingSource.Default)
                throw new InvalidTarget($"sslmode {written.Value} is too weak for sslrootcert=system", "write sslmode=verify-full");
            traps.Add(new("sslrootcert=system turns verify-full on, whatever sslmode says", source));
            mode = SslMode.VerifyFull;
        }
        if (direct && mode < SslMode.Require)
            mode = isPgx && mode == SslMode.Prefer ? SslMode.Require
                : throw new InvalidTarget($"sslmode {written.Value} is too weak for sslnegotiation=direct", "write sslmode=require or stronger");
        var chained = root is not null && context.Exists(root) && (mode == SslMode.Require || (!isPgx && mode == SslMode.Prefer));
        var check = DriverModes.CheckOf(mode, chained ? ServerCheck.Chain : ServerCheck.Nothing);
        if (mode == SslMode.Require && chained)
            traps.Add(new($"sslmode=require acts as verify-ca, since {root} exists", source));
        if (mode >= SslMode.VerifyCa && root is null)
            traps.Add(new("no root file is named or found: the system's roots count, unlike libpq, which would refuse", source));
        if (!isPgx)
            traps.Add(new("the default is require up to 1.12, and prefer in the release after it; allow and prefer exist since 1.12, and are errors before", "lib/pq, CHANGELOG.md, v1.12.0 and unreleased"));
        if (isPgx && mode == SslMode.Prefer)
            traps.Add(new("prefer is two configurations, and Config.TLSConfig is only the first: a program that replaces it still falls back to plaintext by Config.Fallbacks", "pgx v5.9.2, pgconn/config.go, ParseConfig"));
        var binding = isPgx ? Value("channel_binding") : null;
        return new ClientPosture
        {
            Driver = driver,
            DriverText = DriverName.WithVersion(driver, context.LibpqMajor),
            Settings =
            [
                .. Keyword.All.Where(keyword => settings.ContainsKey(keyword.Name)).Select(keyword => ClientSetting.Of(settings[keyword.Name])),
                .. new[] { written }.Where(setting => setting.Source == SettingSource.Default),
                .. system || Value("sslrootcert") is not null ? ValueList.Create<ClientSetting>([]) : [ClientSetting.Default("sslrootcert", root ?? "none: the system's roots")],
            ],
            Hosts = HostList.OfLibpq(Value("host") ?? "localhost", isPgx ? null : Value("hostaddr"), Value("port")),
            Plaintext = DriverModes.PlaintextOf(mode),
            Check = check,
            Mode = mode == SslModeText.Parse(written.Value) ? DriverModes.Text(written) : $"sslmode={SslModeText.Of(mode)} (by {(system ? "sslrootcert=system" : "sslnegotiation=direct")})",
            RootFile = check == ServerCheck.Nothing ? null : root,
            PublicRoots = root is null,
            Direct = direct,
            CanBindChannel = isPgx && binding != "disable",
            ChannelBindingRequired = binding == "require",
            NeverConnects = Value("sslrootcert") is { } file && !system && !context.Exists(file) && (isPgx || mode >= SslMode.VerifyCa) ? $"{DriverName.Of(driver)} refuses to connect: the root file {file} does not exist" : null,
            Traps = traps.ToValueList(),
            Login = LibpqSettings.LoginOf(Value, context, HostList.OfLibpq(Value("host") ?? "localhost", null, Value("port"))) with { ChannelBinding = binding ?? (isPgx ? "prefer" : "disable"), RequireAuth = null },
        }.WithFixes(client => LibpqFixes.For(client with { ChannelBindingRequired = true }, given, context, keyword => keyword == "channel_binding" ? "require" : Value(keyword)));
    }
}
