using Pgseal.Cli.CommandLine;
using Pgseal.Lab.Builds;

namespace Pgseal.Cli.Commands.Demo;

/// <summary>The verb <c>demo</c>.</summary>
static class DemoVerb
{
    public static Verb Declare()
    {
        int[] majors = [.. PostgresBuilds.All.Select(build => build.Server.Major)];
        var keep = CommandLine.Declare.Flag("--keep", "leave the servers running, and say how to reach and stop them");
        var major = CommandLine.Declare.Word("--pg", "the PostgreSQL to run on", it => $"{it}", majors.Max(), majors);
        var verb = new Verb("demo", "the whole job on a throw-away primary, standby and clients")
        {
            Usage = "[OPTIONS]",
            Examples =
            [
                ("pgseal demo", "on the newest PostgreSQL, fetched where it is not installed"),
                ("pgseal demo --pg 13", "on an older one"),
                ("pgseal demo --keep", "and try it yourself afterwards"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.Attention],
            Run = (parse, output, cancellation) => DemoCommand.RunAsync(
                new(
                    parse.GetValue(keep),
                    parse.GetResult(major) is { Implicit: false } ? parse.GetValue(major) : null,
                    parse.GetRequiredValue(SharedOptions.Timeout)),
                output,
                cancellation),
        };
        verb.Add(keep);
        verb.Add(major);
        return verb;
    }
}
