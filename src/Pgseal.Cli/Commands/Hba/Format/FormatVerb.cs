using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Hba.Format;

/// <summary>The verb <c>hba format</c>.</summary>
static class FormatVerb
{
    public static Verb Declare()
    {
        var verb = new Verb("format", "aligns the columns of a rules file and prints it; words, comments and meaning stay")
        {
            Usage = "FILE|TARGET [OPTIONS]",
            Examples =
            [
                ("pgseal hba format pg_hba.conf", "prints the file aligned"),
                ("pgseal hba format pg_hba.conf --in-place", "writes it"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused],
            Run = (parse, output, cancellation) => FormatCommand.RunAsync(
                new(InputArguments.Read(parse, output), InPlace.Read(parse), parse.GetRequiredValue(SharedOptions.Timeout)), output, cancellation),
        };
        InputArguments.AddTo(verb);
        InPlace.AddTo(verb);
        return verb;
    }
}
