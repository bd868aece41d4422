using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Explain;

/// <summary>Follows one connection through the rules.</summary>
static class ExplainCommand
{
    public static async Task<ExitCode> RunAsync(ExplainOptions options, Output output, CancellationToken cancellation)
    {
        var read = await InputReader.ReadAsync(options.Input, options.Timeout, output, cancellation);
        var report = ExplainReport.Of(read, options.Connection);
        output.Show(report, HumanView.Write, JsonView.Render);
        return report.Outcome is HbaOutcome.Unknown || read.Disagreements.Count > 0 ? ExitCode.NotSeen : ExitCode.AsItShouldBe;
    }
}
