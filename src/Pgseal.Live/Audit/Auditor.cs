using System.Net;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Live.Evidence;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Probing;

namespace Pgseal.Live.Audit;

/// <summary>Looks at clusters and judges them; changes nothing.</summary>
public static class Auditor
{
    /// <param name="timeout">Of one network step.</param>
    /// <param name="evidence">Gets all that is asked and answered.</param>
    /// <param name="requirements">What a policy asks beside; null without one.</param>
    /// <remarks>What was seen of a cluster is judged and let go at once: memory grows with the judgements only.</remarks>
    public static async Task<AuditReport> AuditAsync(
        IReadOnlyList<ClusterTargets> clusters,
        Scope scope,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        EvidenceFolder? evidence = null,
        AuditCourse? course = null,
        Requirements? requirements = null)
    {
        course ??= AuditCourse.Usual;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, course.EndEarly);
        var reports = new ClusterReport?[clusters.Count];
        var done = 0;
        try
        {
            await Parallel.ForAsync(0, clusters.Count, new ParallelOptions { MaxDegreeOfParallelism = course.AtOnce, CancellationToken = stop.Token }, async (i, giveUp) =>
            {
                reports[i] = Judge.Cluster(await ReadAsync(clusters[i], scope, timeout, evidence, giveUp), scope, DateTimeOffset.UtcNow, requirements ?? Requirements.Usual);
                course.Told(Interlocked.Increment(ref done));
            });
        }
        catch (OperationCanceledException) when (course.EndEarly.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // What has been seen counts.
        }
        var seen = reports.OfType<ClusterReport>().ToValueList();
        return new(DateTimeOffset.UtcNow, scope, seen) { NotLookedAt = clusters.Count - seen.Count };
    }

    static async Task<ClusterFacts> ReadAsync(ClusterTargets cluster, Scope scope, TimeSpan timeout, EvidenceFolder? evidence, CancellationToken cancellationToken)
    {
        var members = await Task.WhenAll(cluster.All.Select(target => ReadAsync(target, scope, timeout, evidence, cancellationToken)));
        var facts = new ClusterFacts(cluster.Name, members.ToValueList());
        evidence?.Add(facts);
        return facts;
    }

    /// <summary>Settings and certificate are the server's, whatever the address: one is enough.</summary>
    static async Task<TlsInventory?> TlsAsync(MemberFacts facts, TimeSpan timeout, CancellationToken cancellationToken) =>
        facts.Endpoints.FirstOrDefault(endpoint => endpoint.Handshake is HandshakeOutcome.Served) is { } served
            ? await TlsEnumerator.AskAsync(new IPEndPoint(served.Address, served.Port), new() { Depth = Depth.Quick, AsksForDated = false }, timeout, cancellationToken)
            : null;

    /// <summary>A member that cannot be reached is a fact of its cluster, not the end of the audit; the wire may still say something.</summary>
    static async Task<MemberFacts> ReadAsync(Target target, Scope scope, TimeSpan timeout, EvidenceFolder? evidence, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await SqlSession.OpenAsync(target, timeout, cancellationToken, evidence is null ? null : evidence.Hear);
            var facts = await AuditOnlyReader.WithAsync(session, await FactsReader.ReadAsync(session, scope, timeout, cancellationToken), timeout, cancellationToken);
            return facts with { Tls = await TlsAsync(facts, timeout, cancellationToken) };
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
