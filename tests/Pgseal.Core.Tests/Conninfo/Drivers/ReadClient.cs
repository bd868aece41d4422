using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Drivers;
using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Tests.Conninfo.Drivers;

/// <summary>Reads settings where there is no file but those named.</summary>
static class ReadClient
{
    public const string DefaultRoot = "/home/ada/.postgresql/root.crt";

    public static ClientPosture Of(string? given, Driver? driver = null, string[]? files = null, int libpq = 18, params (string Name, string Value)[] variables) =>
        Of(given, driver, files, libpq, Some.Environment(variables));

    public static ClientPosture Of(string? given, Driver? driver, string[]? files, int libpq, ClientEnvironment environment) => ClientReader.Read(
        Recognised.Of(given, driver), new(environment, new((files ?? []).Contains, path => path.EndsWith(".pgpass", StringComparison.Ordinal) ? "*:*:*:ada:s3cret" : null), libpq));

    /// <summary>Plaintext, check, and the two guarantees, in one line to compare.</summary>
    public static string Summary(ClientPosture client)
    {
        var guarantees = ClientGuarantees.Of(client);
        return client.NeverConnects is not null ? "never"
            : $"{client.Plaintext}/{client.Check}: {guarantees.Eavesdropper.Protection}, {guarantees.ManInTheMiddle.Protection}, {guarantees.Password.Protection}";
    }
}
