using Pgseal.Core;
using Pgseal.Core.Runs;

namespace Pgseal.Cli.Commands.Runs;

/// <summary>Picks the run a command line means.</summary>
static class RunChoice
{
    /// <param name="runs">Newest first.</param>
    /// <exception cref="BadInput">There is no such run.</exception>
    public static Run Of(ValueList<Run> runs, string? id) =>
        runs.Count == 0 ? throw new BadInput("there is no run", "name their directory with --state-dir if runs are kept elsewhere")
        : id is null ? runs[0]
        : runs.FirstOrDefault(run => run.Id == id) ?? throw new BadInput($"there is no run \"{id}\"", "pgseal runs");
}
