using Pgseal.Cli.Reports;
using Pgseal.Live.Audit;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>Looks at clusters and says what they are.</summary>
static class AuditCommand
{
    public static async Task<ExitCode> RunAsync(AuditOptions options, Output output, CancellationToken cancellation)
    {
        var report = await output.WhileAsync(
            "looking at every member", () => Auditor.AuditAsync(options.Clusters, options.Scope, options.Timeout, cancellation));
        output.Show(report, HumanView.Write, JsonView.Render, (audit, format) => Report.Render(audit, format, options.FailOn));
        return ExitCodes.Of(report, options.FailOn);
    }
}
