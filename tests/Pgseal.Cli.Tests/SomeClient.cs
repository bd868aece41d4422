using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Guarantees;
using Pgseal.Core.Conninfo.Trials;

namespace Pgseal.Cli.Tests;

/// <summary>Answers about clients' settings.</summary>
static class SomeClient
{
    public static ConninfoReport NotTried => Of("postgresql://app:s3cret@db1/app?sslrootcert=system");

    public static ConninfoReport Prefer(string name) =>
        Of($"host=db1 user={KeyValueText.Quote(name)} password=s3cret") with { Connection = Tried(TrialChannel.Tls, name) };

    public static ConninfoReport Failed(string name) => Of("Host=db1;SSL Mode=VerifyCA;Root Certificate=/r.crt") with
    {
        Connection = Tried(TrialChannel.None, name) with { Failure = $"the certificate is for {name}", Asked = null, Mechanisms = [], BindsChannel = null },
    };

    public static ConninfoReport Of(string given)
    {
        var recognised = Recognised.Of(given, null);
        var environment = new ClientEnvironment { Variables = new Dictionary<string, string> { ["PGAPPNAME"] = "nightly" }, HomeDirectory = "/home/ada", UserName = "ada" };
        var client = ClientReader.Read(recognised, new(environment, new(path => path == "/r.crt", _ => null), 18));
        return new(Some.Noon, recognised.By, client, ClientGuarantees.Of(client), null);
    }

    public static ConnectionReport Tried(TrialChannel channel, string name) => new()
    {
        Host = "db1:5432",
        Channel = channel,
        Steps = ["asked for TLS, and the server agreed"],
        Tls = new("TLSv1.3", "TLS_AES_256_GCM_SHA384", null, ClientCertificateAsked: false, new(new string('a', 64), $"CN={name}", Some.Noon.AddDays(90), null, null, NameHolds: true, null)),
        Asked = "asked for a SCRAM password",
        Mechanisms = ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"],
        BindsChannel = true,
        Login = TrialLogin.LoggedIn,
    };
}
