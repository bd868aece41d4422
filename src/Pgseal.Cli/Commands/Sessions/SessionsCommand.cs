using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Pages;
using Pgseal.Core.Sessions;
using Pgseal.Live.Sessions;

namespace Pgseal.Cli.Commands.Sessions;

/// <summary>Lists sessions, or ends those on plaintext.</summary>
static class SessionsCommand
{
    public static async Task<ExitCode> RunAsync(SessionsOptions options, Output output, CancellationToken cancellation)
    {
        if (options.Drain is not null)
            Consent.Demand(options.Yes, output, "pgseal sessions --drain");
        var (clusters, scope, _, timeout, yes) = options;
        var report = await output.WhileAsync("looking at sessions", () => SessionList.ReadAsync(clusters, scope, timeout, cancellation));
        if (options.Drain is { } drain && report.PlaintextInScope > 0)
        {
            if (!yes)
                await Consent.AskAsync(output, page => Write(report, page), cancellation);
            report = await output.WhileAsync(
                "ending sessions on plaintext", () => SessionList.DrainAsync(clusters, scope, drain, timeout, cancellation));
        }
        output.Show(report, Write, JsonView.Render);
        return ExitCodes.Of(report);

        void Write(SessionsReport it, IPage page) => HumanView.Write(it, page, everyKind: output.Verbose);
    }
}
