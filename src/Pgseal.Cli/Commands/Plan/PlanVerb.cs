using System.CommandLine;
using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>The verb <c>plan</c>.</summary>
static class PlanVerb
{
    static readonly Option<string?> Out = CommandLine.Declare.Text("--out", "FILE", "save the plan, with what it rests on and no secret, for apply --plan FILE");

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
                ("pgseal plan db1 --out db1.plan.json", "kept for a review, then: pgseal apply --plan db1.plan.json"),
                ("pgseal plan db1 --certificate db1.pem --key db1.key", "with a certificate of your own authority"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.ChangesProposed, ExitCode.NotSeen, ExitCode.Refused],
            Run = (parse, output, cancellation) => PlanCommand.RunAsync(ChangeOptions.Read(parse, output) with { SaveTo = parse.GetValue(Out) }, output, cancellation),
        };
        ChangeOptions.AddTo(verb);
        verb.Add(Out);
        return verb;
    }
}
