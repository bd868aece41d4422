using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Pages;
using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Disable;

/// <summary>Takes clusters back to plaintext.</summary>
static class DisableCommand
{
    public static async Task<ExitCode> RunAsync(DisableOptions options, Output output, CancellationToken cancellation)
    {
        Consent.Demand(options.Yes, output, "pgseal disable");
        if (!options.Yes)
            await Consent.AskAsync(output, WriteSteps, cancellation);
        var run = await output.WithStagesAsync(stage => Disabler.DisableAsync(options.Clusters, options.Undo, stage, cancellation));
        output.Show(run, Apply.HumanView.WriteWayBack, it => Apply.JsonView.Render("pgseal.disable/1", it));
        return ExitCodes.OfWayBack(run);
    }

    static void WriteSteps(IPage page)
    {
        page.Line(0, new Piece("Plaintext comes back, member by member, and each step is verified before the next:", Tone.Strong));
        page.Line(2, "1. pg_hba.conf goes back to what it was before; what others edited since is left alone and named");
        page.Line(2, "2. settings go back as well, and with them ssl is off if it was");
    }
}
