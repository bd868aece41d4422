using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Live.Audit;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Tests.Audit;

/// <summary>What an audit of a lab server finds, of the ids that a test is about.</summary>
static class Audited
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="ids">The first is what the test is about; unknown ones are looked up in what was observed.</param>
    public static async Task<ValueList<Finding>> FindAsync(LabServer server, Scope scope, string role, params string[] ids) =>
        (await FindAsync([server], scope, role, ids))[0];

    /// <returns>For each member, the primary first.</returns>
    public static async Task<ValueList<ValueList<Finding>>> FindAsync(IReadOnlyList<LabServer> members, Scope scope, string role, params string[] ids)
    {
        var targets = members
            .Select(member => TargetReader.Read($"host={member.Host} port={member.Port} user={role} dbname=postgres", ClientEnvironmentReader.Read()))
            .ToList();
        var report = await Auditor.AuditAsync([new(targets[0], targets[1..].ToValueList())], scope, TimeSpan.FromSeconds(20), Cancellation);
        return report.Clusters[0].Members
            .Select(member => member.Findings.Where(finding => ids.Contains(finding.Id)).OrderBy(finding => finding.Id, StringComparer.Ordinal).ToValueList())
            .ToValueList();
    }

    /// <summary>The ids that were neither raised nor ruled out, by what the role may not see or what is not known.</summary>
    public static async Task<IEnumerable<string>> UndecidedAsync(LabServer server, string role, params string[] ids) =>
        (await FindAsync(server, Scope.All, role, "not-enough-privilege", "not-decided"))
            .SelectMany(finding => ids.Where(id => $"{finding.Subject} {finding.Observed}".Contains(id, StringComparison.Ordinal)))
            .Distinct()
            .Order(StringComparer.Ordinal);
}
