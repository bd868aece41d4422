using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>The verb <c>plan</c>.</summary>
static class PlanVerb
{
    public static Verb Declare()
    {
        var verb = new Verb("plan", "shows what apply would do: diffs, settings, who would be refused and why; changes nothing")
        {
            Usage = "[TARGET...] [OPTIONS]",
            Examples =
            [
                ("pgseal plan", "the server of the PG* environment"),
                ("pgseal plan db1 --standby db2 --standby db3", "a cluster of three"),
                ("pgseal plan db1 --strategy guard", "leave every rule as it is, put one block before them"),
                ("pgseal plan db1 --certificate db1.pem --key db1.key", "with a certificate of your own authority"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.ChangesProposed, ExitCode.NotSeen, ExitCode.Refused],
            Run = (parse, output, cancellation) => PlanCommand.RunAsync(ChangeOptions.Read(parse, output), output, cancellation),
        };
        ChangeOptions.AddTo(verb);
        return verb;
    }
}
