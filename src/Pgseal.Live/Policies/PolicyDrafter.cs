using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Policies;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Audit;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Policies;

/// <summary>Looks at clusters to write them into a new pgseal.yaml; every member must answer.</summary>
public static class PolicyDrafter
{
    /// <param name="text">How a target is written into the file.</param>
    /// <param name="timeout">Of one network step.</param>
    /// <exception cref="ConnectionException">A member cannot be asked.</exception>
    public static async Task<ValueList<DraftCluster>> LookAsync(
        IReadOnlyList<ClusterTargets> clusters, Func<Target, string> text, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var facts = await Task.WhenAll(clusters.Select(cluster => ReadAsync(cluster, timeout, cancellationToken)));
        var names = new HashSet<string>();
        return clusters.Zip(facts, (cluster, seen) => new DraftCluster(
            Unused(cluster.Primary.Host ?? "local", names),
            text(cluster.Primary),
            cluster.Standbys.Select(text).ToValueList(),
            seen.Members.SelectMany(member => ReceiverMap.Unnamed(seen, member)).Select(Described).ToValueList())).ToValueList();
    }

    static async Task<ClusterFacts> ReadAsync(ClusterTargets cluster, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var members = await Task.WhenAll(cluster.All.Select(target => ReadAsync(target, timeout, cancellationToken)));
        return new(cluster.Name, members.ToValueList());
    }

    static async Task<MemberFacts> ReadAsync(Target target, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using var session = await SqlSession.OpenAsync(target, timeout, cancellationToken);
        var server = await ServerReader.ReadAsync(session, cancellationToken);
        return new MemberFacts(target.ToDisplay(), null, server)
        {
            Receivers = await ReplicationReader.ReceiversAsync(session, server, cancellationToken),
            Upstream = await ReplicationReader.UpstreamAsync(session, server, cancellationToken),
        };
    }

    static string Described(Receiver receiver) => $"{receiver.ApplicationName} at {receiver.Address?.ToString() ?? "a Unix socket"}";

    /// <summary>Two clusters on one host are told apart by a number.</summary>
    static string Unused(string host, HashSet<string> names)
    {
        var name = host;
        for (var number = 2; !names.Add(name); number++)
            name = $"{host}-{number}";
        return name;
    }
}
