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
            await Consent.AskAsync(output, page => WriteSteps(options.Everything, page), cancellation);
        var run = await output.WithStagesAsync(stage => Disabler.DisableAsync(options.Clusters, options.Everything, options.Run, stage, cancellation));
        output.Show(run, Apply.HumanView.Write, it => Apply.JsonView.Render("pgseal.disable/1", it));
        return ExitCodes.OfWayBack(run);
    }

    static void WriteSteps(bool everything, IPage page)
    {
        page.Line(0, new Piece("Plaintext comes back, member by member, and each step is verified before the next:", Tone.Strong));
        page.Line(2, "1. pg_hba.conf goes back to what it was before; what others edited since is left alone and named");
        page.Line(2, "2. settings go back as well, and with them ssl is off if it was");
        if (everything)
            page.Line(2, "3. what no run records goes too: hostssl becomes host on every line but those for client certificates, then ssl = off");
    }
}
