using Pgseal.Cli.CommandLine;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Hba.Check;

/// <summary>The verb <c>hba check</c>.</summary>
static class CheckVerb
{
    public static Verb Declare()
    {
        var failOn = CommandLine.Declare.Word(
            "--fail-on", "the mildest finding that makes the exit code 1", Wording.Of, Severity.High,
            Severity.Info, Severity.Low, Severity.Medium, Severity.High, Severity.Critical);
        var verb = new Verb("check", "says whether a server would load the rules, shows them as pg_hba_file_rules does, and finds what surprises")
        {
            Usage = "FILE|TARGET [OPTIONS]",
            Examples =
            [
                ("pgseal hba check pg_hba.conf --pg-version 16", "as PostgreSQL 16 reads it, without a server"),
                ("pgseal hba check pg_hba.conf --ssl off --fail-on medium", "stricter, for a server without TLS"),
                ("pgseal hba check db1 --format json", "the rules of a server, compared with its own view of them"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen],
            Run = (parse, output, cancellation) => CheckCommand.RunAsync(
                new(InputArguments.Read(parse, output), parse.GetRequiredValue(SharedOptions.Timeout), parse.GetRequiredValue(failOn)), output, cancellation),
        };
        InputArguments.AddTo(verb);
        verb.Add(failOn);
        return verb;
    }
}
