using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Apply;

/// <summary>Takes clusters to enforced.</summary>
static class ApplyCommand
{
    public static async Task<ExitCode> RunAsync(ApplyOptions options, Work work, Output output, CancellationToken cancellation)
    {
        Consent.Demand(options.Yes, output, "pgseal apply");
        if (!options.Yes)
        {
            var plan = await output.WhileAsync("looking at every member", () => work.Plan(options.Change, cancellation));
            if (!plan.IsEmpty && !plan.Blockers.Any())
                await Consent.AskAsync(output, page => Plan.HumanView.WriteChanges(plan, page), cancellation);
        }
        var run = await output.WithStagesAsync(stage => work.Apply(options.Change, stage, cancellation));
        output.Show(run, HumanView.Write, JsonView.Render);
        return ExitCodes.OfApply(run);
    }
}
