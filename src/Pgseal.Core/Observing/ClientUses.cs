using Pgseal.Core.Hba;

namespace Pgseal.Core.Observing;

/// <summary>Tells what a client is there for from how it names itself and what its role may do.</summary>
static class ClientUses
{
    static readonly ValueList<string> Checks = ["pg_isready"];
    static readonly ValueList<string> Poolers = ["pgbouncer", "pgpool", "odyssey", "pgcat", "pgagroal", "supavisor"];

    static readonly ValueList<string> Monitors =
        ["exporter", "telegraf", "zabbix", "nagios", "check_postgres", "check_pgactivity", "pgwatch", "pganalyze", "datadog", "pmm-", "pg_activity", "pgmetrics", "temboard"];

    static readonly ValueList<ByteText> MonitoringRoles = ["pg_monitor", "pg_read_all_stats"];

    /// <param name="roles">The catalog's; null where it is not known.</param>
    public static ClientUse Of(ClientKey client, ValueList<HbaRole>? roles) =>
        client.IsReplication ? ClientUse.Walsender
        : client.User is null || Names(client.Application, Checks) ? ClientUse.HealthCheck
        : Names(client.Application, Poolers) || Names(client.User, Poolers) ? ClientUse.Pooler
        : Names(client.Application, Monitors) || IsMonitor(client.User, roles) ? ClientUse.Monitoring
        : ClientUse.Application;

    static bool Names(string text, ValueList<string> words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    static bool IsMonitor(string user, ValueList<HbaRole>? roles) =>
        roles?.FirstOrDefault(role => role.Name == ByteText.FromString(user))?.MemberOf.Any(MonitoringRoles.Contains) == true;
}
