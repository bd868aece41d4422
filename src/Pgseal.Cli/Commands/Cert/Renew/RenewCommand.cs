using Pgseal.Cli.CommandLine;
using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Cert.Renew;

/// <summary>Replaces certificates of members and proves that every address serves the new one.</summary>
static class RenewCommand
{
    public static async Task<ExitCode> RunAsync(RenewOptions options, string schema, Output output, CancellationToken cancellation)
    {
        Consent.Demand(options.Yes, output, $"pgseal {options.Renewal.Verb}");
        if (!options.Yes)
        {
            var plans = await output.WhileAsync("looking at every member", () => Renewer.PlanAsync(options.Clusters, options.Renewal, cancellation));
            if (plans.Any(plan => !plan.IsEmpty) && plans.All(plan => plan.Blockers.Count == 0))
                await Consent.AskAsync(output, page => HumanView.WriteMembers(plans.SelectMany(plan => plan.Members), page), cancellation);
        }
        var report = await output.WithStagesAsync(stage => Renewer.RenewAsync(options.Clusters, options.Renewal, stage, cancellation));
        output.Show(report, HumanView.Write, it => JsonView.Render(schema, it));
        return ExitCodes.OfWayBack(report.Run);
    }
}
