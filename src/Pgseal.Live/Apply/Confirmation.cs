using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Audit;

namespace Pgseal.Live.Apply;

/// <summary>Looks at the clusters of a run anew, through the same eyes as an audit.</summary>
static class Confirmation
{
    public static async Task<AuditReport> AuditAsync(PreparedClusters prepared, RunOptions options, CancellationToken cancellationToken) =>
        Judge.Report(
            await Task.WhenAll(prepared.All.Select(it => ReadAsync(it.Members, options.Scope, options.Timeout, cancellationToken))), options.Scope, DateTimeOffset.UtcNow);

    public static async Task<ClusterFacts> ReadAsync(ValueList<Member> members, Scope scope, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var facts = await Task.WhenAll(members.Select(member => FactsReader.ReadAsync(member.Session, scope, timeout, cancellationToken)));
        return new(members[0].Name, facts.ToValueList());
    }
}
