using System.Net;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads who receives this server's WAL, and whom this server receives from.</summary>
static class ReplicationReader
{
    public static async Task<Observed<ValueList<Receiver>>> ReceiversAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken) =>
        await Permitted.ReadAsync(server, "who receives replication", () => session.QueryAsync(
            """
            SELECT r.pid, r.usename::text AS usename, r.application_name, host(r.client_addr) AS client_addr, r.client_port, r.state, r.sync_state,
                   s.slot_name::text AS slot_name, a.datname IS NOT NULL AS logical
            FROM pg_stat_replication r LEFT JOIN pg_replication_slots s ON s.active_pid = r.pid LEFT JOIN pg_stat_activity a ON a.pid = r.pid
            ORDER BY r.pid
            """,
            row => new Receiver(
                row.Int("pid"),
                row.TextOrNull("usename"),
                row.TextOrNull("application_name") ?? "",
                row.TextOrNull("client_addr") is { } address ? IPAddress.Parse(address) : null,
                row.IntOrNull("client_port"),
                row.TextOrNull("state") ?? "",
                row.TextOrNull("sync_state") ?? "",
                row.TextOrNull("slot_name"),
                row.Bool("logical")),
            cancellationToken));

    /// <remarks>A walreceiver shows its application_name, else cluster_name, else <c>walreceiver</c> (PostgreSQL 13-18, walreceiver.c).</remarks>
    public static async Task<Upstream?> UpstreamAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken)
    {
        if (server.Role != MemberRole.Standby)
            return null;
        var streaming = (await session.QueryAsync(
            "SELECT count(*) > 0 AS streaming FROM pg_stat_wal_receiver WHERE status = 'streaming'", row => row.Bool("streaming"), cancellationToken))[0];
        var clusterName = server.Settings.Value("cluster_name") is { Length: > 0 } name ? name : "walreceiver";
        var slot = server.Settings.Value("primary_slot_name") is { Length: > 0 } slotName ? slotName : null;
        if (server.Settings.Value("primary_conninfo") is not { } conninfo)
            return new(null, clusterName, slot, IsSocket: false, streaming);
        var dialled = PrimaryConninfo.Read(conninfo);
        return new(dialled.SslMode, dialled.ApplicationName ?? clusterName, slot, dialled.IsSocket, streaming);
    }
}
