using System.Diagnostics;
using Pgseal.Core.Hba;
using Pgseal.Live.Hba;

namespace Pgseal.Cli.Commands.Hba.Format;

/// <summary>Aligns the columns of rules.</summary>
static class FormatCommand
{
    public static async Task<ExitCode> RunAsync(FormatOptions options, Output output, CancellationToken cancellation)
    {
        InPlace.Demand(options.InPlace, options.Input);
        var read = await InputReader.ReadAsync(options.Input, options.Timeout, output, cancellation);
        var file = read.Tree.Files[read.Tree.MainFile];
        var after = HbaFormat.Align(read.Tree);
        if (!HbaFormat.MeansTheSame(read.Tree, read.Environment, after))
            throw new UnreachableException($"{read.Subject} would mean something else when aligned");
        var report = new FormatReport(read, new(file.Path, file.Bytes, after, []), options.InPlace);
        if (options.InPlace && !report.IsAligned)
            RulesFiles.Write([report.Edit]);
        if (options.InPlace)
            output.Show(report, HumanView.Write, JsonView.Render);
        else
            output.ShowFile(report, it => it.Edit.After, HumanView.Write, JsonView.Render);
        return ExitCode.AsItShouldBe;
    }
}
