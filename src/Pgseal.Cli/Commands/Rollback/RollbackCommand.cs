using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Pages;

namespace Pgseal.Cli.Commands.Rollback;

/// <summary>Undoes a run.</summary>
static class RollbackCommand
{
    public static async Task<ExitCode> RunAsync(RollbackOptions options, Work work, Output output, CancellationToken cancellation)
    {
        Consent.Demand(options.Yes, output, "pgseal rollback");
        if (!options.Yes)
        {
            var run = Runs.RunChoice.Of(await work.Runs(options.StateDir, cancellation), options.Run);
            await Consent.AskAsync(output, page => WriteSteps(run, page), cancellation);
        }
        var report = await output.WithStagesAsync(stage => work.Rollback(options, stage, cancellation));
        output.Show(report, Apply.HumanView.Write, it => Apply.JsonView.Render("pgseal.rollback/1", it));
        return ExitCodes.OfWayBack(report);
    }

    static void WriteSteps(Core.Runs.Run run, IPage page)
    {
        page.Line(0, new Piece("What this run changed goes back to what it was before, where it still is as the run left it:", Tone.Strong));
        Runs.HumanView.WriteOne(run, page);
    }
}
