using Pgseal.Core.Posture.Facts;

namespace Pgseal.Core.Posture;

/// <summary>Maps the rows of pg_stat_replication to the standbys that were named.</summary>
/// <remarks>
/// A standby shows as its application_name, cluster_name or <c>walreceiver</c>, and holds its slot when it has one; each named standby takes one
/// row. A cascading standby's row stands on the standby it streams from. Subscribers and archivers are no members.
/// </remarks>
public static class ReceiverMap
{
    /// <summary>Rows on this member that no named standby accounts for.</summary>
    public static IEnumerable<Receiver> Unnamed(ClusterFacts cluster, MemberFacts member)
    {
        var taken = cluster.Members.Select(standby => RowOf(cluster, standby)).Where(row => row is not null).ToHashSet();
        return member.Receivers.Or([]).Where(row => !row.IsLogical && !row.IsArchiver && !taken.Contains(row));
    }

    /// <summary>The row of the walsender that feeds this standby, wherever it runs; null when there is none.</summary>
    public static Receiver? RowOf(ClusterFacts cluster, MemberFacts standby)
    {
        var rows = cluster.Members
            .Where(sender => sender != standby)
            .SelectMany(sender => sender.Receivers.Or([]))
            .Where(row => !row.IsLogical && !row.IsArchiver)
            .ToList();
        foreach (var other in cluster.Members)
        {
            if (other.Upstream is not { Streaming: true } upstream)
                continue;
            var row = rows.Find(row => upstream.Slot is not null && row.Slot == upstream.Slot)
                ?? rows.Find(row => row.ApplicationName == upstream.ApplicationName && row.Address is null == upstream.IsSocket);
            if (other == standby)
                return row;
            if (row is not null)
                rows.Remove(row);
        }
        return null;
    }
}
