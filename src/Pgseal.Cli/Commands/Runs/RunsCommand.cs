using Pgseal.Core;
using Pgseal.Live.Apply;
using Pgseal.Live.State;

namespace Pgseal.Cli.Commands.Runs;

/// <summary>Shows what runs there were.</summary>
static class RunsCommand
{
    public static ExitCode Run(RunsOptions options, Output output)
    {
        var runs = (StateDirectory.TryOpen(options.StateDir) is { } state ? RunHistory.List(state) : []).ToValueList();
        if (options.Run is not { } id)
            output.Show(runs, HumanView.WriteAll, JsonView.Render);
        else if (runs.FirstOrDefault(run => run.Id == id) is { } found)
            output.Show(found, HumanView.WriteOne, run => JsonView.Render([run]));
        else
            throw new BadInput($"there is no run \"{id}\"", "pgseal runs", options.StateDir);
        return ExitCode.AsItShouldBe;
    }
}
