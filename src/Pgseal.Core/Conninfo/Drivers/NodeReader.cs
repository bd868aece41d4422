using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What node-postgres does with a URL.</summary>
/// <remarks>Source: pg 8.23.1, lib/connection-parameters.js, lib/connection.js, and pg-connection-string 2.14.1, index.js. Measured: bench/drivers/node-postgres.mjs.</remarks>
static class NodeReader
{
    const string Source = "pg-connection-string 2.14.1, index.js";

    public static ClientPosture Read(string? given, ClientContext context)
    {
        var url = UrlSettings.Read(Driver.NodePostgres, given);
        var root = url.Last("sslrootcert");
        var compatible = url.Last("uselibpqcompat") == "true";
        var written = Written(url, context);
        var (plaintext, check) = Meaning(url, written, root, compatible);
        var never = root is not null && !context.Exists(root) ? $"node-postgres refuses to connect: the root file {root} does not exist"
            : compatible && written.Value == "verify-ca" && root is null ? "pg-connection-string refuses sslmode=verify-ca without sslrootcert under uselibpqcompat"
            : null;
        return new ClientPosture
        {
            Driver = Driver.NodePostgres,
            DriverText = DriverName.WithVersion(Driver.NodePostgres, context.LibpqMajor),
            Settings = [.. UrlSettings.Shown(url), .. new[] { written }.Where(setting => setting.Source != SettingSource.Given)],
            Hosts = HostList.OfUrl(url.Last("host") ?? url.HostList, context.Environment.Variable("PGHOST") ?? "localhost", url.Last("port") ?? context.Environment.Variable("PGPORT")),
            Plaintext = plaintext,
            Check = check,
            Mode = written.Source == SettingSource.Default ? "no ssl (the default)" : DriverModes.Text(written),
            RootFile = check == ServerCheck.Nothing ? null : root,
            PublicRoots = root is null,
            Direct = url.Last("sslnegotiation") == "direct",
            CanBindChannel = false,
            NeverConnects = never,
            Traps = Traps(url, written, compatible).ToValueList(),
            Login = UrlSettings.LoginOf(url, context.Environment),
        }.WithFixes(_ => Fixes(url, context, root));
    }

    /// <summary>sslmode and the files replace ssl; variables count only where neither is given.</summary>
    static ClientSetting Written(ClientUrl url, ClientContext context) =>
        url.Last("sslmode") is { Length: > 0 } mode ? UrlSettings.Given("sslmode", mode)
        : url.Last("sslrootcert") is { Length: > 0 } file ? UrlSettings.Given("sslrootcert", file)
        : url.Last("ssl") is { } ssl ? UrlSettings.Given("ssl", ssl)
        : url.Last("sslnegotiation") == "direct" ? UrlSettings.Given("sslnegotiation", "direct")
        : context.Environment.Variable("PGSSLMODE") is { Length: > 0 } variable ? new("sslmode", variable, SettingSource.Environment, "PGSSLMODE")
        : ClientSetting.Default("ssl", "false");

    static (PlaintextUse Plaintext, ServerCheck Check) Meaning(ClientUrl url, ClientSetting written, string? root, bool compatible) => (written.Name, written.Value) switch
    {
        ("ssl", "0" or "") => (PlaintextUse.Only, ServerCheck.Nothing),
        ("ssl", "false") when written.Source == SettingSource.Default => (PlaintextUse.Only, ServerCheck.Nothing),
        ("ssl", "no-verify") => (PlaintextUse.Never, ServerCheck.Nothing),
        ("sslmode", "disable") => (PlaintextUse.Only, ServerCheck.Nothing),
        // A variable that is none of the words is no setting.
        ("sslmode", "allow") when written.Source == SettingSource.Environment => (PlaintextUse.Only, ServerCheck.Nothing),
        ("sslmode", "no-verify") when !compatible => (PlaintextUse.Never, ServerCheck.Nothing),
        ("sslmode", "prefer") when compatible => (PlaintextUse.Never, ServerCheck.Nothing),
        ("sslmode", "require") when compatible => (PlaintextUse.Never, root is null ? ServerCheck.Nothing : ServerCheck.Chain),
        ("sslmode", "verify-ca") when compatible => (PlaintextUse.Never, ServerCheck.Chain),
        _ => (PlaintextUse.Never, ServerCheck.ChainAndName),
    };

    static IEnumerable<Trap> Traps(ClientUrl url, ClientSetting written, bool compatible)
    {
        if (written.Source == SettingSource.Default)
            yield return new("without sslmode, ssl or PGSSLMODE node-postgres speaks plaintext only, and does not even ask for TLS, unlike libpq", "pg 8.23.1, lib/defaults.js");
        if (!compatible && written is { Name: "sslmode", Value: "prefer" or "require" or "verify-ca" })
            yield return new($"sslmode={written.Value} means verify-full in pg 8; from pg 9 on it means what libpq means by it, which is weaker: write verify-full", Source);
        if (compatible && written is { Name: "sslmode", Value: "prefer" })
            yield return new("sslmode=prefer under uselibpqcompat never falls back to plaintext, unlike libpq", Source);
        if (written is { Name: "ssl", Value: "false", Source: SettingSource.Given })
            yield return new("ssl=false turns TLS on, with every check: the word is not empty, and only ssl=0 is taken for no", "pg 8.23.1, lib/connection-parameters.js");
        if (url.Last("sslmode") is not null && url.Last("ssl") is not null)
            yield return new("sslmode replaces ssl", Source);
        yield return new("an ssl object in the program's own configuration is replaced by any of sslmode, sslcert, sslkey and sslrootcert in the URL", Source);
    }

    static IEnumerable<Fix> Fixes(ClientUrl url, ClientContext context, string? root)
    {
        var file = root ?? context.DefaultRootFile ?? "root.crt";
        yield return new(PostureFixes.Use, url.With(("ssl", null), ("uselibpqcompat", null), ("sslmode", "verify-full"), ("sslrootcert", file)));
        foreach (var fix in PostureFixes.RootFile(context, file))
            yield return fix;
    }
}
