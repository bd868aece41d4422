using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Diff;

/// <summary>Compares what two sets of rules do with every connection.</summary>
static class DiffCommand
{
    public static async Task<ExitCode> RunAsync(DiffOptions options, Output output, CancellationToken cancellation)
    {
        var before = await InputReader.ReadAsync(options.Before, options.Timeout, output, cancellation);
        var after = await InputReader.ReadAsync(Beside(options.After, before), options.Timeout, output, cancellation);
        var report = DiffReport.Of(before, after);
        output.Show(report, HumanView.Write, JsonView.Render);
        return report.ExitCode;
    }

    /// <summary>A file compared with a server is judged in that server's place, so that only the rules differ.</summary>
    static HbaInput Beside(HbaInput after, RulesRead before) =>
        before.IsLive && after is HbaInput.OfFile file ? file with { Environment = before.Environment } : after;
}
