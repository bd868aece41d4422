using Pgseal.Cli.Pages;
using Pgseal.Core.Hba;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Convert;

/// <summary>Takes plaintext out of rules.</summary>
static class ConvertCommand
{
    public static async Task<ExitCode> RunAsync(ConvertOptions options, Output output, CancellationToken cancellation)
    {
        InPlace.Demand(options.InPlace, options.Input);
        var read = await InputReader.ReadAsync(options.Input, options.Timeout, output, cancellation);
        var report = ConvertReport.Of(read, options.Scope, options.Strategy);
        if (options.InPlace && report.Files.Count > 0)
        {
            RulesFiles.Write(report.Files);
            report = report with { Written = true };
        }
        Show(report, options, output);
        return report.ExitCode;
    }

    /// <summary>A file is printed as a file; what changes on a server, in several files, or not at all is told.</summary>
    static void Show(ConvertReport report, ConvertOptions options, Output output)
    {
        if (options.InPlace || report.Read.IsLive || report.Result is HbaConversionResult.Refused || report.OnlyFile is not { } file)
        {
            output.Show(report, HumanView.Write, JsonView.Render);
            return;
        }
        output.ShowFile(report, _ => file, HumanView.Write, JsonView.Render);
        foreach (var assumption in report.Assumptions)
            output.Talk.Line(0, new Piece("assumed: ", Tone.Faint), assumption);
    }
}
