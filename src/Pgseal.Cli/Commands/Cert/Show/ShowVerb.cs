using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Cert.Show;

/// <summary>The verb <c>cert show</c>.</summary>
static class ShowVerb
{
    public static Verb Declare()
    {
        var verb = new Verb("show", "shows certificates: of a file, or of servers in the file, the setting and on the wire")
        {
            Usage = "FILE | [TARGET...] [OPTIONS]",
            Examples =
            [
                ("pgseal cert show server.crt", "what a file says"),
                ("pgseal cert show db1 --standby db2", "file, setting and every address side by side"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen],
            Run = async (parse, output, cancellation) => TargetArguments.OnlyFile(parse) is { } file
                ? ShowCommand.OfFile(file, output)
                : await ShowCommand.OfServersAsync(TargetArguments.Read(parse, output), parse.GetRequiredValue(SharedOptions.Timeout), output, cancellation),
        };
        TargetArguments.AddTo(verb);
        return verb;
    }
}
