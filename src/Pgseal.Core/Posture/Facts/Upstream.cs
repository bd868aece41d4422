namespace Pgseal.Core.Posture.Facts;

/// <summary>What a standby dials, from primary_conninfo and pg_stat_wal_receiver.</summary>
/// <param name="SslMode">The sslmode in its primary_conninfo, <c>prefer</c> when it names none; null when this role may not see it.</param>
/// <param name="ApplicationName">What it shows as in pg_stat_replication: its own application_name, else cluster_name, else walreceiver.</param>
/// <param name="Slot">primary_slot_name; null without one.</param>
/// <param name="IsSocket">It dials a Unix socket.</param>
/// <param name="Streaming">A walreceiver runs and is streaming.</param>
public sealed record Upstream(string? SslMode, string ApplicationName, string? Slot, bool IsSocket, bool Streaming);
