using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>Fixes, where there is something to fix.</summary>
static class PostureFixes
{
    public const string Use = "use";

    public static ClientPosture WithFixes(this ClientPosture client, Func<ClientPosture, IEnumerable<Fix>> fixes) =>
        client.NeverConnects is null && ClientGuarantees.Of(client).Overall == Protection.Protected ? client
        : client with { Fixes = fixes(client).Where(fix => !IsInPlace(client, fix)).ToValueList() };

    /// <summary>Settings that demand everything already need no others, only the file that they name.</summary>
    static bool IsInPlace(ClientPosture client, Fix fix) =>
        fix.Do == Use && client is { NeverConnects: not null, Plaintext: PlaintextUse.Never, Check: ServerCheck.ChainAndName, RootFile: not null } && client.Hosts.Any(host => host.Name is not null);

    /// <summary>What is left to do where the root file that a fix relies on is not there yet.</summary>
    public static IEnumerable<Fix> RootFile(ClientContext context, string? path)
    {
        if (!context.Exists(path))
            yield return new("put the certificate of the authority that issued the server's there (pgseal apply prints its path)", path ?? "~/.postgresql/root.crt");
    }
}
