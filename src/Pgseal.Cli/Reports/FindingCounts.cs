using Pgseal.Core.Posture;

namespace Pgseal.Cli.Reports;

/// <summary>How many findings there are of each severity; those that the policy puts up with are counted apart.</summary>
sealed class FindingCounts
{
    readonly Dictionary<Severity, int> open;

    FindingCounts(AuditReport report, IEnumerable<Finding> findings)
    {
        var all = findings.ToArray();
        open = all.Where(finding => !report.Covers(finding)).CountBy(finding => finding.Severity).ToDictionary();
        Exempted = all.Count(report.Covers);
    }

    /// <summary>The worst first.</summary>
    public static Severity[] Severities { get; } = [.. Enum.GetValues<Severity>().OrderDescending()];

    public int Exempted { get; }

    public int Open => open.Values.Sum();

    public int this[Severity severity] => open.GetValueOrDefault(severity);

    public static FindingCounts Of(AuditReport report) => new(report, report.Findings);

    public static FindingCounts Of(AuditReport report, ClusterReport cluster) => new(report, cluster.Members.SelectMany(member => member.Findings));

    /// <summary><c>1 critical, 2 low, 1 excepted</c>; <c>none</c> for none at all.</summary>
    public override string ToString()
    {
        var parts = Severities.Where(severity => this[severity] > 0).Select(severity => $"{this[severity]} {Wording.Of(severity)}").ToList();
        if (Exempted > 0)
            parts.Add($"{Exempted} excepted");
        return parts.Count == 0 ? "none" : string.Join(", ", parts);
    }
}
