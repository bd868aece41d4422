using System.Text;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Policies;
using Pgseal.Live.Hosts;
using Pgseal.Live.Policies;

namespace Pgseal.Cli.Commands.Init;

/// <summary>Writes a pgseal.yaml that names the clusters given.</summary>
static class InitCommand
{
    public static async Task<ExitCode> RunAsync(InitOptions options, Output output, CancellationToken cancellation)
    {
        if (options.Out is { } there && (File.Exists(there) || Directory.Exists(there)))
            throw new FileThere(there);
        var clusters = await output.WhileAsync(
            "looking at every member", () => PolicyDrafter.LookAsync(options.Clusters, Text, options.Timeout, cancellation));
        var report = new InitReport(options.Out, clusters, PolicyDraft.Write(clusters, options.Scope));
        if (options.Out is { } path)
        {
            Write(path, report.Text);
            output.Show(report, HumanView.Write, JsonView.Render);
        }
        else
        {
            output.ShowFile(report, it => Encoding.UTF8.GetBytes(it.Text), HumanView.Write, JsonView.Render);
        }
        return ExitCode.AsItShouldBe;

        string Text(Target target) => options.Typed ? target.Name : target.ToConninfo();
    }

    static void Write(string path, string text)
    {
        try
        {
            AtomicFile.Create(path, Encoding.UTF8.GetBytes(text), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
        catch (FileFailure failure)
        {
            throw failure.Fault == FileFault.AlreadyThere
                ? new FileThere(path)
                : new BadInput($"the file cannot be written: {failure.Message}", "name another place: --out FILE, or --out - to print it", path);
        }
    }
}
