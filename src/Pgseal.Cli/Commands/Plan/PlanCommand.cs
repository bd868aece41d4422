namespace Pgseal.Cli.Commands.Plan;

/// <summary>Says what apply would do.</summary>
static class PlanCommand
{
    public static async Task<ExitCode> RunAsync(PlanOptions options, Work work, Output output, CancellationToken cancellation)
    {
        var plan = await output.WhileAsync("looking at every member", () => work.Plan(options, cancellation));
        output.Show(plan, HumanView.Write, JsonView.Render);
        return ExitCodes.Of(plan);
    }
}
