using Pgseal.Core.Posture;

namespace Pgseal.Cli.Reports;

/// <summary>Which findings the policy puts up with on the day of the audit.</summary>
static class Exemptions
{
    /// <remarks>The last day still counts, in UTC.</remarks>
    public static bool Covers(this AuditReport report, Finding finding) =>
        finding.Exemption is { Until: var until } && until >= DateOnly.FromDateTime(report.CheckedAt.UtcDateTime);
}
