using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Audit;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Tests.Audit;

/// <summary>An audit of one lab server as some role, for tests of findings.</summary>
static class AuditOf
{
    /// <summary>A role with what pg_monitor gives, and one with nothing.</summary>
    public const string Monitor = "monitor", Ordinary = "ordinary";

    public static Task MakeRolesAsync(LabServer server, CancellationToken cancellation) =>
        server.Sql.ExecuteAsync($"CREATE ROLE {Monitor} LOGIN; GRANT pg_monitor TO {Monitor}; CREATE ROLE {Ordinary} LOGIN", cancellation);

    /// <param name="ids">Only these findings are wanted.</param>
    public static async Task<ValueList<Finding>> FindAsync(LabServer server, IReadOnlyCollection<string> ids, CancellationToken cancellation, string user = "postgres", string? host = null)
    {
        var target = TargetReader.Read($"host={host ?? server.Host} port={server.Port} user={user} dbname=postgres", ClientEnvironmentReader.Read());
        var report = await Auditor.AuditAsync([new(target, [])], Scope.All, TimeSpan.FromSeconds(20), cancellation);
        return report.Clusters[0].Members[0].Findings.Where(finding => ids.Contains(finding.Id)).ToValueList();
    }

    /// <summary>Each as <c>id: subject</c>, in order.</summary>
    public static IEnumerable<string> Short(IEnumerable<Finding> findings) => findings.Select(finding => $"{finding.Id}: {finding.Subject}").Order(StringComparer.Ordinal);
}
