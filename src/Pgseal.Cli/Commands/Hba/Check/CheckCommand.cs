namespace Pgseal.Cli.Commands.Hba.Check;

/// <summary>Reads rules and says what a server would make of them.</summary>
static class CheckCommand
{
    public static async Task<ExitCode> RunAsync(CheckOptions options, Output output, CancellationToken cancellation)
    {
        var read = await InputReader.ReadAsync(options.Input, options.Timeout, output, cancellation);
        var report = CheckReport.Of(read);
        output.Show(report, HumanView.Write, JsonView.Render);
        return report.ExitCode(options.FailOn);
    }
}
