using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Pages;
using Pgseal.Core.Runs;
using Pgseal.Live.Apply;
using Pgseal.Live.State;

namespace Pgseal.Cli.Commands.Rollback;

/// <summary>Undoes a run.</summary>
static class RollbackCommand
{
    public static async Task<ExitCode> RunAsync(RollbackOptions options, Output output, CancellationToken cancellation)
    {
        Consent.Demand(options.Yes, output, "pgseal rollback");
        if (!options.Yes && RunToUndo(options) is { } run)
            await Consent.AskAsync(output, page => WriteSteps(run, page), cancellation);
        var report = await output.WithStagesAsync(stage => Rollbacker.RollbackAsync(options.Run, options.Undo, stage, cancellation));
        output.Show(report, Apply.HumanView.Write, it => Apply.JsonView.Render("pgseal.rollback/1", it));
        return ExitCodes.OfWayBack(report);
    }

    static Run? RunToUndo(RollbackOptions options) => (StateDirectory.TryOpen(options.Undo.StateDirectory) is { } state ? RunHistory.List(state) : [])
        .FirstOrDefault(run => options.Run is null ? run.Standing.Count > 0 : run.Id == options.Run);

    static void WriteSteps(Run run, IPage page)
    {
        page.Line(0, new Piece("What this run changed goes back to what it was before, where it still is as the run left it:", Tone.Strong));
        Runs.HumanView.WriteOne(run, page);
    }
}
