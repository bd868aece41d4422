namespace Pgseal.Cli.Commands.Hba.Prove;

/// <summary>Holds rules to properties.</summary>
static class ProveCommand
{
    public static async Task<ExitCode> RunAsync(ProveOptions options, Output output, CancellationToken cancellation)
    {
        var read = await InputReader.ReadAsync(options.Input, options.Timeout, output, cancellation);
        var report = ProveReport.Of(read, options.Properties, options.Scope);
        output.Show(report, HumanView.Write, JsonView.Render);
        return report.ExitCode;
    }
}
