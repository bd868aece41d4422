using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What pgjdbc does with <c>jdbc:postgresql://HOST/DATABASE?…</c>.</summary>
/// <remarks>Source: pgjdbc 42.7.13, org/postgresql/jdbc/SslMode.java, ssl/LibPQFactory.java, ssl/MakeSSL.java, PGProperty.java.</remarks>
static class JdbcReader
{
    const string Source = "pgjdbc 42.7.13, org/postgresql/jdbc/SslMode.java and ssl/LibPQFactory.java";

    static readonly string[] Modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

    public static ClientPosture Read(string? given, ClientContext context)
    {
        var url = Url(given);
        var written = url.Last("sslmode") is { } word ? UrlSettings.Given("sslmode", word.ToLowerInvariant())
            : url.Last("ssl") is { } ssl && ssl.ToLowerInvariant() is "" or "true" ? UrlSettings.Given("ssl", url.Last("ssl")!)
            : ClientSetting.Default("sslmode", "prefer");
        var mode = written.Name == "ssl" ? SslMode.VerifyFull : (SslMode)Choice.Among("sslmode", written.Value, Modes);
        var factory = url.Last("sslfactory")?.Split('.')[^1] ?? "LibPQFactory";
        var root = url.Last("sslrootcert") ?? context.DefaultRootFile;
        var ownFactory = factory != "LibPQFactory";
        var check = factory switch
        {
            "LibPQFactory" => DriverModes.CheckOf(mode),
            "NonValidatingFactory" => ServerCheck.Nothing,
            "DefaultJavaSSLFactory" => DriverModes.CheckOf(mode, ServerCheck.Chain),
            _ => mode == SslMode.Disable ? ServerCheck.Nothing : ServerCheck.Unknown,
        };
        if (url.Last("sslhostnameverifier") is not null && check == ServerCheck.ChainAndName)
            check = ServerCheck.Unknown;
        var traps = new List<Trap>();
        if (written.Name == "ssl")
            traps.Add(new("ssl=true means verify-full, unlike libpq, where the same word means require", Source));
        if (mode == SslMode.Require && url.Last("sslrootcert") is not null && !ownFactory)
            traps.Add(new("sslmode=require checks nothing even with sslrootcert, unlike libpq", Source));
        if (ownFactory)
            traps.Add(new($"sslfactory={factory} decides what is checked, whatever sslmode says", "pgjdbc 42.7.13, docs/content/documentation/ssl.md"));
        if (url.Authority.Contains('@', StringComparison.Ordinal))
            traps.Add(new("user and password before the host are no part of this URL: pgjdbc takes them for the host; write ?user=…&password=…", "pgjdbc 42.7.13, org/postgresql/Driver.java"));
        var never = check is (ServerCheck.Chain or ServerCheck.ChainAndName) && !ownFactory && !context.Exists(root)
            ? $"pgjdbc refuses to connect with {DriverModes.Text(written)}, since the root file {root} does not exist"
            : mode == SslMode.Disable && url.Last("channelBinding") == "require" ? "channelBinding=require needs TLS, and sslmode=disable never has it"
            : null;
        var user = url.Last("user") ?? context.Environment.UserName;
        return new ClientPosture
        {
            Driver = Driver.Jdbc,
            DriverText = DriverName.WithVersion(Driver.Jdbc, context.LibpqMajor),
            Settings =
            [
                .. UrlSettings.Shown(url with { Authority = url.HostList }),
                .. written.Source == SettingSource.Default ? [written] : ValueList.Create<ClientSetting>([]),
                .. url.Last("sslrootcert") is null && !ownFactory ? [ClientSetting.Default("sslrootcert", $"{root}{(context.Exists(root) ? "" : " (does not exist)")}")] : ValueList.Create<ClientSetting>([]),
            ],
            Hosts = HostList.OfUrl(url.HostList, "localhost"),
            Plaintext = DriverModes.PlaintextOf(mode),
            Check = check,
            Mode = DriverModes.Text(written),
            RootFile = ownFactory || check == ServerCheck.Nothing ? null : root,
            PublicRoots = factory == "DefaultJavaSSLFactory",
            Direct = url.Last("sslNegotiation") == "direct",
            CanBindChannel = url.Last("channelBinding") != "disable",
            ChannelBindingRequired = url.Last("channelBinding") == "require",
            LoginMethods = LoginMethodsText.Parse(url.Last("requireAuth")),
            NeverConnects = never,
            Traps = traps.ToValueList(),
            Login = new(user, url.Database ?? user)
            {
                Password = url.Last("password") is { Length: > 0 } password ? new Secret(password) : null,
                ChannelBinding = url.Last("channelBinding") ?? "prefer",
                RequireAuth = url.Last("requireAuth"),
            },
        }.WithFixes(client => Fixes(url, client, context, root));
    }

    static IEnumerable<Fix> Fixes(ClientUrl url, ClientPosture client, ClientContext context, string? root)
    {
        yield return new(PostureFixes.Use, url.With(("ssl", null), ("sslfactory", client.PublicRoots ? "org.postgresql.ssl.DefaultJavaSSLFactory" : null), ("sslmode", "verify-full")));
        if (!client.PublicRoots)
            foreach (var fix in PostureFixes.RootFile(context, root))
                yield return fix;
    }

    /// <summary><c>jdbc:postgresql:DATABASE</c> is a database of this machine.</summary>
    static ClientUrl Url(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            throw new InvalidTarget("there are no settings for jdbc to read", "give the URL that the program uses: jdbc:postgresql://HOST/DATABASE");
        return ClientUrl.Parse(given.Contains("://", StringComparison.Ordinal) ? given : given.Replace("jdbc:postgresql:", "jdbc:postgresql:///", StringComparison.Ordinal));
    }
}
