using Pgseal.Live.Conninfo;

namespace Pgseal.Cli.Commands.Conninfo;

/// <summary>Says what a client's settings guarantee, and what they got.</summary>
static class ConninfoCommand
{
    public static async Task<ExitCode> RunAsync(ConninfoOptions options, Output output, CancellationToken cancellation)
    {
        var (given, driver, libpq, connect, timeout) = options;
        var report = await output.WhileAsync("connecting as the client would", () => ClientSettings.InspectAsync(given, driver, libpq, connect, timeout, cancellation));
        output.Show(report, HumanView.Write, JsonView.Render);
        return ExitCodes.Of(report);
    }
}
