using System.Net;
using Pgseal.Core;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Tls;
using Pgseal.Core.Tls.Enumerating;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Live.Probing;

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

    /// <summary>Settings and certificate are the server's, whatever the address: one is enough.</summary>
    static async Task<TlsInventory?> TlsAsync(MemberFacts facts, TimeSpan timeout, CancellationToken cancellationToken) =>
        facts.Endpoints.FirstOrDefault(endpoint => endpoint.Handshake is HandshakeOutcome.Served) is { } served
            ? await TlsEnumerator.AskAsync(new IPEndPoint(served.Address, served.Port), new() { Depth = Depth.Quick, AsksForDated = false }, timeout, cancellationToken)
            : null;

    /// <summary>A member that cannot be reached is a fact of its cluster, not the end of the audit; the wire may still say something.</summary>
    static async Task<MemberFacts> ReadAsync(Target target, Scope scope, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await SqlSession.OpenAsync(target, timeout, cancellationToken);
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
