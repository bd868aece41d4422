using Pgseal.Cli.Pages;
using Pgseal.Core.Hosts;
using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>Says what apply would do.</summary>
static class PlanCommand
{
    public static async Task<ExitCode> RunAsync(PlanOptions options, Output output, CancellationToken cancellation)
    {
        var plan = await output.WhileAsync("looking at every member", show =>
            PlanMaker.MakeAsync(options.Clusters, options.Change with { Observe = options.Change.Observe with { OnProgress = new ObservationTalk(output, show).Note } }, cancellation));
        output.Show(plan, HumanView.Write, it => JsonView.Render(it, options.Change));
        if (options.SaveTo is { } file)
        {
            PlanFile.Write(file, JsonView.Render(plan, options.Change));
            output.Talk.Line(0, "saved; apply exactly this plan with: ", new Piece($"pgseal apply --plan {ShellWord.Quote(file)}", Tone.Strong));
        }
        return ExitCodes.Of(plan);
    }
}
