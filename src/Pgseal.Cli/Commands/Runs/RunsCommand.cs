namespace Pgseal.Cli.Commands.Runs;

/// <summary>Shows what runs there were.</summary>
static class RunsCommand
{
    public static async Task<ExitCode> RunAsync(RunsOptions options, Work work, Output output, CancellationToken cancellation)
    {
        var runs = await work.Runs(options.StateDir, cancellation);
        if (options.Run is null)
            output.Show(runs, HumanView.WriteAll, JsonView.Render);
        else
            output.Show(RunChoice.Of(runs, options.Run), HumanView.WriteOne, run => JsonView.Render([run]));
        return ExitCode.AsItShouldBe;
    }
}
