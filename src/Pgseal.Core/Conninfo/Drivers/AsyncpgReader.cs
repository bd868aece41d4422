using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What asyncpg does with a DSN, by itself or from SQLAlchemy.</summary>
/// <remarks>Source: asyncpg 0.31.0, asyncpg/connect_utils.py; SQLAlchemy hands the parameters of its URL on as arguments.</remarks>
static class AsyncpgReader
{
    const string Source = "asyncpg 0.31.0, asyncpg/connect_utils.py";

    /// <param name="bySqlAlchemy">The URL is SQLAlchemy's, where the parameter is <c>ssl</c>.</param>
    public static ClientPosture Read(string? given, ClientContext context, bool bySqlAlchemy)
    {
        var url = UrlSettings.Read(Driver.Asyncpg, given);
        var name = bySqlAlchemy ? "ssl" : "sslmode";
        var written = UrlSettings.One(url, name, context.Environment, "PGSSLMODE", "prefer");
        var mode = SslModeText.Parse(written.Value);
        var named = UrlSettings.One(url, "sslrootcert", context.Environment, "PGSSLROOTCERT", "");
        var root = named.Value.Length > 0 ? named.Value : context.DefaultRootFile;
        var isThere = context.Exists(root);
        var check = DriverModes.CheckOf(mode, mode == SslMode.Require && isThere ? ServerCheck.Chain : ServerCheck.Nothing);
        var traps = new List<Trap>();
        var never = mode >= SslMode.VerifyCa && !isThere ? $"asyncpg refuses to connect with {name}={written.Value}, since the root file {root} does not exist" : null;
        if (bySqlAlchemy && url.Last("sslmode") is not null)
        {
            never = "asyncpg.connect has no argument sslmode: SQLAlchemy's URL says ssl=";
            traps.Add(new("sslmode in SQLAlchemy's URL is an error with asyncpg: the parameter is ssl", "github.com/MagicStack/asyncpg/issues/737"));
        }
        if (mode == SslMode.Require && check == ServerCheck.Chain)
            traps.Add(new($"{name}=require acts as verify-ca, since {root} exists", Source));
        traps.Add(new("SCRAM is never bound to the TLS channel: asyncpg does not speak SCRAM-SHA-256-PLUS", "asyncpg 0.31.0, asyncpg/protocol/scram.pyx"));
        return new ClientPosture
        {
            Driver = Driver.Asyncpg,
            DriverText = DriverName.WithVersion(Driver.Asyncpg, context.LibpqMajor),
            Settings = [.. UrlSettings.Shown(url), .. new[] { written, named }.Where(setting => setting.Source != SettingSource.Given && setting.Value.Length > 0)],
            Hosts = HostList.OfUrl(url.HostList, context.Environment.Variable("PGHOST") ?? "localhost", context.Environment.Variable("PGPORT")),
            Plaintext = DriverModes.PlaintextOf(mode),
            Check = check,
            Mode = DriverModes.Text(written),
            RootFile = check == ServerCheck.Nothing ? null : root,
            Direct = url.Last("sslnegotiation") == "direct",
            NeverConnects = never,
            Traps = traps.ToValueList(),
            Login = UrlSettings.LoginOf(url, context.Environment),
        }.WithFixes(_ => [new(PostureFixes.Use, url.With(("sslmode", null), (name, "verify-full"))), .. PostureFixes.RootFile(context, root)]);
    }
}
