namespace Pgseal.Cli.Commands.Audit;

/// <summary>Looks at clusters and says what they are.</summary>
static class AuditCommand
{
    public static async Task<ExitCode> RunAsync(AuditOptions options, Work work, Output output, CancellationToken cancellation)
    {
        var report = await output.WhileAsync("looking at every member", () => work.Audit(options, cancellation));
        output.Show(report, HumanView.Write, JsonView.Render);
        return ExitCodes.Of(report, options.FailOn);
    }
}
