using Pgseal.Core;
using Pgseal.Live.Apply;
using Pgseal.Live.State;

namespace Pgseal.Cli.Commands.Runs;

/// <summary>Shows what runs there were.</summary>
static class RunsCommand
{
    public static ExitCode Run(RunsOptions options, Output output)
    {
        var state = StateDirectory.TryOpen(options.StateDir);
        var runs = (state is null ? [] : RunHistory.List(state)).ToValueList();
        if (!options.Show || (options.Run is null && runs.Count == 0))
            output.Show(runs, HumanView.WriteAll, it => JsonView.Render(it));
        else if (runs.FirstOrDefault(run => options.Run is null || run.Id == options.Run) is { } found)
            output.Show(
                (Run: found, Story: RunHistory.Story(state!, found.Id)),
                (it, page) =>
                {
                    HumanView.WriteOne(it.Run, page);
                    HumanView.WriteStory(it.Story, page);
                },
                it => JsonView.Render([it.Run], it.Story));
        else
            throw new BadInput($"there is no run \"{options.Run}\"", "pgseal runs", options.StateDir);
        return ExitCode.AsItShouldBe;
    }
}
