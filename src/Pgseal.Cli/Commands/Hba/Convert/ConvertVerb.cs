using Pgseal.Cli.CommandLine;
using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba.Convert;

/// <summary>The verb <c>hba convert</c>.</summary>
static class ConvertVerb
{
    public static Verb Declare()
    {
        var strategy = CommandLine.Declare.Word(
            "--strategy", "change type tokens in place, or put one block before the rules", ConvertWords.Of, HbaConversionStrategy.Convert,
            HbaConversionStrategy.Convert, HbaConversionStrategy.Guard);
        var verb = new Verb("convert", "rewrites rules so that plaintext is refused, with the smallest edit, and proves it; prints the file")
        {
            Usage = "FILE|TARGET [OPTIONS]",
            Examples =
            [
                ("pgseal hba convert pg_hba.conf > pg_hba.conf.new", "the file as it would be"),
                ("pgseal hba convert pg_hba.conf --strategy guard --in-place", "one block before the rules, written"),
                ("pgseal hba convert db1", "what would change on a server; apply does it"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused],
            Run = (parse, output, cancellation) => ConvertCommand.RunAsync(
                new(
                    InputArguments.Read(parse, output),
                    ScopeOptions.Read(parse, output),
                    parse.GetRequiredValue(strategy),
                    InPlace.Read(parse),
                    parse.GetRequiredValue(SharedOptions.Timeout)),
                output,
                cancellation),
        };
        InputArguments.AddTo(verb);
        ScopeOptions.AddTo(verb);
        verb.Add(strategy);
        InPlace.AddTo(verb);
        return verb;
    }
}
