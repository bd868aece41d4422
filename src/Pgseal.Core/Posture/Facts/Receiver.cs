using System.Net;

namespace Pgseal.Core.Posture.Facts;

/// <summary>A row of pg_stat_replication: somebody who receives this server's WAL.</summary>
/// <param name="Address">Null for a Unix socket.</param>
/// <param name="Slot">The replication slot its walsender holds; null without one.</param>
/// <param name="IsLogical">A subscriber, not a standby.</param>
public sealed record Receiver(
    int Pid,
    string? User,
    string ApplicationName,
    IPAddress? Address,
    int? Port,
    string State,
    string SyncState,
    string? Slot,
    bool IsLogical)
{
    /// <summary>Commits may wait for it: pg_stat_replication.sync_state is sync or quorum.</summary>
    public bool IsSynchronous => SyncState is "sync" or "quorum";

    /// <summary>Receives WAL to keep it, not to run on it: no member of the cluster.</summary>
    /// <remarks>fallback_application_name of pg_receivewal and pg_basebackup (PostgreSQL 13-18), Barman's receive-wal.</remarks>
    public bool IsArchiver => ApplicationName is "pg_receivewal" or "pg_basebackup" or "barman_receive_wal";
}
