using Pgseal.Cli.CommandLine;
using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Apply;

/// <summary>Takes clusters to enforced.</summary>
static class ApplyCommand
{
    public static async Task<ExitCode> RunAsync(ApplyOptions options, Output output, CancellationToken cancellation)
    {
        Consent.Demand(options.Yes, output, "pgseal apply");
        var (clusters, change) = (options.Plan.Clusters, options.Plan.Change);
        if (!options.Yes)
        {
            var plan = await output.WhileAsync("looking at every member", () => PlanMaker.MakeAsync(clusters, change with { Observe = change.Observe with { Duration = TimeSpan.Zero } }, cancellation));
            if (!plan.IsEmpty && !plan.Blockers.Any())
                await Consent.AskAsync(output, page => Plan.HumanView.WriteChanges(plan, page), cancellation);
        }
        change = change with { Observe = change.Observe with { OnProgress = new Plan.ObservationTalk(output, show: null).Note } };
        var run = await output.WithStagesAsync(stage => Applier.ApplyAsync(clusters, change, stage, cancellation, options.Saved is { } saved ? saved.Against : null));
        output.Show(run, HumanView.Write, JsonView.Render);
        return ExitCodes.OfApply(run);
    }
}
