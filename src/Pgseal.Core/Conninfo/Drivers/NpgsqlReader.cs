using System.Data.Common;
using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What Npgsql does with <c>Host=…;Username=…;SSL Mode=…</c>.</summary>
/// <remarks>Source: Npgsql 10.0.3, src/Npgsql/NpgsqlConnectionStringBuilder.cs, Internal/NpgsqlConnector.cs, PostgresEnvironment.cs. Measured with it.</remarks>
static class NpgsqlReader
{
    const string Source = "Npgsql 10.0.3, src/Npgsql/Internal/NpgsqlConnector.cs";

    static readonly string[] Modes = ["disable", "allow", "prefer", "require", "verifyca", "verifyfull"];

    public static ClientPosture Read(string? given, ClientContext context)
    {
        var text = Parsed(given);
        string? Value(params string[] names) => names.Where(text.ContainsKey).Select(name => text[name] as string).FirstOrDefault(value => value is { Length: > 0 });

        var written = Value("SSL Mode", "SslMode") is { } word ? UrlSettings.Given("SSL Mode", word) : ClientSetting.Default("SSL Mode", "Prefer");
        var mode = (SslMode)Choice.Among("SSL Mode", written.Value.ToLowerInvariant(), Modes);
        var named = Value("Root Certificate", "RootCertificate") is { } root ? UrlSettings.Given("Root Certificate", root)
            : context.Environment.Variable("PGSSLROOTCERT") is { Length: > 0 } variable ? new("Root Certificate", variable, SettingSource.Environment, "PGSSLROOTCERT")
            : context.Exists(context.DefaultRootFile) ? ClientSetting.Default("Root Certificate", context.DefaultRootFile!)
            : ClientSetting.Default("Root Certificate", "none: the system's roots");
        var file = named.Source == SettingSource.Default && !context.Exists(context.DefaultRootFile) ? null : named.Value;
        var check = DriverModes.CheckOf(mode);
        var user = Value("Username", "User Name", "UserId", "User Id", "UID") ?? context.Environment.Variable("PGUSER") ?? context.Environment.UserName;
        var binding = Value("Channel Binding", "ChannelBinding") ?? "Prefer";
        var traps = new List<Trap>();
        if (mode == SslMode.Require)
            traps.Add(new("SSL Mode=Require checks nothing, even with Root Certificate, unlike libpq", Source));
        if (file is null && mode >= SslMode.VerifyCa)
            traps.Add(new("no root file is named and ~/.postgresql/root.crt does not exist: the system's roots count, unlike libpq, which would refuse", Source));
        if (context.Environment.Variable("PGSSLMODE") is not null && written.Source == SettingSource.Default)
            traps.Add(new("PGSSLMODE is not read by Npgsql", "Npgsql 10.0.3, src/Npgsql/PostgresEnvironment.cs"));
        if (Value("Trust Server Certificate", "TrustServerCertificate") is not null)
            traps.Add(new("Trust Server Certificate does nothing", "Npgsql 10.0.3, src/Npgsql/NpgsqlConnectionStringBuilder.cs"));
        return new ClientPosture
        {
            Driver = Driver.Npgsql,
            DriverText = DriverName.WithVersion(Driver.Npgsql, context.LibpqMajor),
            Settings =
            [
                .. text.Keys.Cast<string>().Select(name => UrlSettings.Given(name, ClientUrl.IsSecret(name.Replace(" ", "", StringComparison.Ordinal)) || name is "psw" or "pwd" ? ClientSetting.Hidden : $"{text[name]}")),
                .. new[] { written, named }.Where(setting => setting.Source != SettingSource.Given),
            ],
            Hosts = HostList.OfUrl(Value("Host", "Server") ?? "", "localhost", Value("Port")),
            Plaintext = DriverModes.PlaintextOf(mode),
            Check = check,
            Mode = DriverModes.Text(written),
            RootFile = check == ServerCheck.Nothing ? null : file,
            PublicRoots = file is null,
            Direct = Value("SSL Negotiation", "SslNegotiation") is { } negotiation && negotiation.Equals("direct", StringComparison.OrdinalIgnoreCase),
            CanBindChannel = !binding.Equals("disable", StringComparison.OrdinalIgnoreCase),
            ChannelBindingRequired = binding.Equals("require", StringComparison.OrdinalIgnoreCase),
            LoginMethods = Methods(Value("Require Auth", "RequireAuth")),
            NeverConnects = file is not null && check != ServerCheck.Nothing && !context.Exists(file) ? $"Npgsql refuses to connect: the root file {file} does not exist"
                : mode == SslMode.Disable && binding.Equals("require", StringComparison.OrdinalIgnoreCase) ? "Channel Binding=Require needs TLS, and SSL Mode=Disable never has it"
                : null,
            Traps = traps.ToValueList(),
            Login = new(user, Value("Database", "DB") ?? user)
            {
                Password = Value("Password", "PSW", "PWD") is { } password ? new Secret(password) : context.Environment.Variable("PGPASSWORD") is { Length: > 0 } variable2 ? new Secret(variable2) : null,
                ChannelBinding = binding.ToLowerInvariant(),
            },
        }.WithFixes(client => Fixes(text, context, file));
    }

    /// <summary>Npgsql writes the methods in words of its own: <c>ScramSHA256</c>.</summary>
    static LoginMethods Methods(string? text) => LoginMethodsText.Parse(text?.ToLowerInvariant().Replace("scramsha256", "scram-sha-256", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));

    static DbConnectionStringBuilder Parsed(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            throw new InvalidTarget("there are no settings for npgsql to read", "give the connection string that the program uses: \"Host=…;Username=…\"");
        try
        {
            return new DbConnectionStringBuilder { ConnectionString = given };
        }
        catch (ArgumentException broken)
        {
            // The framework's sentence ends with the position, and quotes nothing.
            throw new InvalidTarget($"the connection string is not Key=Value;…: {broken.Message.TrimEnd('.')}", "put a value with \";\" into quotes: Password=\"a;b\"");
        }
    }

    static IEnumerable<Fix> Fixes(DbConnectionStringBuilder text, ClientContext context, string? file)
    {
        var root = file ?? context.DefaultRootFile ?? "root.crt";
        var strong = new DbConnectionStringBuilder();
        foreach (string name in text.Keys)
            if (name is not ("ssl mode" or "sslmode" or "trust server certificate" or "trustservercertificate" or "root certificate" or "rootcertificate"))
                strong[name] = ClientUrl.IsSecret(name) || name is "psw" or "pwd" ? ClientSetting.Hidden : text[name];
        strong["SSL Mode"] = "VerifyFull";
        strong["Root Certificate"] = root;
        yield return new(PostureFixes.Use, strong.ConnectionString);
        foreach (var fix in PostureFixes.RootFile(context, root))
            yield return fix;
    }
}
