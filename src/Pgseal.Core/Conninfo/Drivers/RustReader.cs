using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What the two drivers of Rust do with a URL.</summary>
/// <remarks>Source: sqlx v0.8.6, sqlx-postgres/src/connection/tls.rs and options/; tokio-postgres 0.7.13, src/config.rs and connect_tls.rs.</remarks>
static class RustReader
{
    const string Sqlx = "sqlx v0.8.6, sqlx-postgres/src/connection/tls.rs", Tokio = "tokio-postgres 0.7.13, src/config.rs";

    public static ClientPosture ReadSqlx(string? given, ClientContext context)
    {
        var url = UrlSettings.Read(Driver.Sqlx, given);
        var spelled = url.Last("sslmode") is null && url.Last("ssl-mode") is { } other ? UrlSettings.Given("ssl-mode", other) : null;
        var written = spelled ?? UrlSettings.One(url, "sslmode", context.Environment, "PGSSLMODE", "prefer");
        var mode = SslModeText.Parse(written.Value.ToLowerInvariant());
        var root = url.Last("sslrootcert") ?? url.Last("ssl-root-cert") ?? url.Last("ssl-ca") ?? context.Environment.Variable("PGSSLROOTCERT");
        var check = DriverModes.CheckOf(mode);
        var traps = new List<Trap>();
        if (mode == SslMode.Require && root is not null)
            traps.Add(new("sslmode=require checks nothing even with a root file, although its documentation says it acts as verify-ca", Sqlx));
        if (mode == SslMode.Allow)
            traps.Add(new("sslmode=allow never asks for TLS: the second half of it is not implemented", Sqlx));
        if (mode >= SslMode.VerifyCa && root is null)
            traps.Add(new("no root file is named: the public roots that sqlx was built with count, and ~/.postgresql/root.crt is not looked for", Sqlx));
        var client = Posture(Driver.Sqlx, url, written, context, traps) with
        {
            Plaintext = mode == SslMode.Allow ? PlaintextUse.Only : DriverModes.PlaintextOf(mode),
            Check = check,
            RootFile = check == ServerCheck.Nothing ? null : root,
            PublicRoots = root is null,
            NeverConnects = check != ServerCheck.Nothing && root is not null && !context.Exists(root) ? $"sqlx refuses to connect: the root file {root} does not exist" : null,
        };
        return client.WithFixes(_ => StrongSqlx(url, context, root));
    }

    public static ClientPosture ReadTokio(string? given, ClientContext context)
    {
        var url = UrlSettings.Read(Driver.TokioPostgres, given);
        var written = url.Last("sslmode") is { } word ? UrlSettings.Given("sslmode", word) : ClientSetting.Default("sslmode", "prefer");
        Choice.Among("sslmode", written.Value, ["disable", "prefer", "require"]);
        var mode = SslModeText.Parse(written.Value);
        var client = Posture(
            Driver.TokioPostgres,
            url,
            written,
            context,
            [
                new("sslmode knows disable, prefer and require only; what is checked of the certificate is decided by the TLS connector that the program hands over", Tokio),
                new("no variable and no root file is read", Tokio),
            ]) with
        {
            Plaintext = DriverModes.PlaintextOf(mode),
            Check = mode == SslMode.Disable ? ServerCheck.Nothing : ServerCheck.Unknown,
            CanBindChannel = url.Last("channel_binding") != "disable",
            ChannelBindingRequired = url.Last("channel_binding") == "require",
            Direct = url.Last("sslnegotiation") == "direct",
        };
        return client.WithFixes(_ =>
            [
                new(PostureFixes.Use, url.With(("sslmode", "require"), ("channel_binding", "require"))),
                new("or give the program's connector the authority, and leave its checks on", "postgres_native_tls::MakeTlsConnector over TlsConnector::builder().add_root_certificate(…)"),
            ]);
    }

    static ClientPosture Posture(Driver driver, ClientUrl url, ClientSetting written, ClientContext context, IEnumerable<Trap> traps) => new()
    {
        Driver = driver,
        DriverText = DriverName.WithVersion(driver, context.LibpqMajor),
        Settings = [.. UrlSettings.Shown(url), .. new[] { written }.Where(setting => setting.Source != SettingSource.Given)],
        Hosts = HostList.OfUrl(url.Last("host") ?? url.HostList, driver == Driver.Sqlx ? context.Environment.Variable("PGHOST") ?? "localhost" : "localhost", url.Last("port")),
        Plaintext = PlaintextUse.Only,
        Check = ServerCheck.Nothing,
        Mode = DriverModes.Text(written),
        Traps = traps.ToValueList(),
        Login = UrlSettings.LoginOf(url, context.Environment),
    };

    static IEnumerable<Fix> StrongSqlx(ClientUrl url, ClientContext context, string? root)
    {
        var file = root ?? context.DefaultRootFile ?? "root.crt";
        yield return new(PostureFixes.Use, url.With(("ssl-mode", null), ("ssl-root-cert", null), ("ssl-ca", null), ("sslmode", "verify-full"), ("sslrootcert", file)));
        foreach (var fix in PostureFixes.RootFile(context, file))
            yield return fix;
    }
}
