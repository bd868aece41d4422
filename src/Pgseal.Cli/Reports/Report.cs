using System.Diagnostics;
using Pgseal.Cli.Reports.Html;
using Pgseal.Cli.Reports.Junit;
using Pgseal.Cli.Reports.Markdown;
using Pgseal.Cli.Reports.Metrics;
using Pgseal.Cli.Reports.Sarif;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Reports;

/// <summary>An audit as a document for an auditor, a pipeline or a monitor: all from the same model, each in its own room.</summary>
static class Report
{
    /// <param name="failOn">What the exit code is decided from; only JUnit has to say pass or fail of a finding.</param>
    public static string Render(AuditReport report, OutputFormat format, Severity failOn) => format switch
    {
        OutputFormat.Html => HtmlReport.Render(report),
        OutputFormat.Sarif => SarifReport.Render(report),
        OutputFormat.Junit => JunitReport.Render(report, failOn),
        OutputFormat.Markdown => MarkdownReport.Render(report),
        OutputFormat.OpenMetrics => OpenMetricsReport.Render(report),
        OutputFormat.Text or OutputFormat.Json => throw new UnreachableException("text and JSON are views"),
    };
}
