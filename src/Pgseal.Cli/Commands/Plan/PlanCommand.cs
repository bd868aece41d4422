using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>Says what apply would do.</summary>
static class PlanCommand
{
    public static async Task<ExitCode> RunAsync(PlanOptions options, Output output, CancellationToken cancellation)
    {
        var plan = await output.WhileAsync("looking at every member", show =>
            PlanMaker.MakeAsync(options.Clusters, options.Change with { Observe = options.Change.Observe with { OnProgress = new ObservationTalk(output, show).Note } }, cancellation));
        output.Show(plan, HumanView.Write, JsonView.Render);
        return ExitCodes.Of(plan);
    }
}
