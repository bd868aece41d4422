using Pgseal.Core.Observing;

namespace Pgseal.Core.Planning;

/// <summary>What to change on a client so that it is not refused.</summary>
static class ClientAdvice
{
    public static string ToUseTls(SeenClient client, ClientUse use) => use switch
    {
        ClientUse.Application => "Set sslmode=require or stronger where it keeps its connection settings",
        ClientUse.Walsender when client.Key.IsPhysicalReplication =>
            "Set sslmode=prefer or stronger in its primary_conninfo, or in the connection string of the archiver, and reload it",
        ClientUse.Walsender => "Set sslmode=require or stronger on the subscriber: ALTER SUBSCRIPTION ... CONNECTION",
        ClientUse.Monitoring => "Set sslmode=require or stronger in the data source of the monitoring",
        ClientUse.Pooler => "Set server_tls_sslmode=require (pgbouncer) or its like in the pooler, and reload it",
        ClientUse.HealthCheck => "Set PGSSLMODE=prefer for the check",
    };

    public static string ToSpeakNewerTls(TlsFloor floor) => $"Update the TLS library of the client until it speaks {TlsFloors.Setting(floor)}";

    public const string GssRule = "Add a hostgssenc line that admits it";

    public const string TlsRule = "Add a hostssl line that admits it";
}
