using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Looks at clusters and judges them; changes nothing.</summary>
public static class Auditor
{
    /// <param name="timeout">Of one network step.</param>
    public static async Task<AuditReport> AuditAsync(
        IReadOnlyList<ClusterTargets> clusters, Scope scope, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var facts = await Task.WhenAll(clusters.Select(cluster => ReadAsync(cluster, scope, timeout, cancellationToken)));
        return Judge.Report(facts, scope, DateTimeOffset.UtcNow);
    }

    static async Task<ClusterFacts> ReadAsync(ClusterTargets cluster, Scope scope, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var members = await Task.WhenAll(cluster.All.Select(target => ReadAsync(target, scope, timeout, cancellationToken)));
        return new(cluster.Primary.ToDisplay(), members.ToValueList());
    }

    /// <summary>A member that cannot be reached is a fact of its cluster, not the end of the audit; the wire may still say something.</summary>
    static async Task<MemberFacts> ReadAsync(Target target, Scope scope, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await SqlSession.OpenAsync(target, timeout, cancellationToken);
            return await FactsReader.ReadAsync(session, scope, timeout, cancellationToken);
        }
        catch (ConnectionException failure)
        {
            return new MemberFacts(target.ToDisplay(), failure.Problem, null)
            {
                Endpoints = await EndpointReader.ReadUnreachedAsync(target, scope, timeout, cancellationToken),
            };
        }
    }
}
