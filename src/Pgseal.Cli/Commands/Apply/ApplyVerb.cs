using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Commands.Plan;

namespace Pgseal.Cli.Commands.Apply;

/// <summary>The verb <c>apply</c>.</summary>
static class ApplyVerb
{
    static readonly Option<string?> PlanOption = CommandLine.Declare.Text("--plan", "FILE", "apply exactly the plan that pgseal plan --out FILE saved");

    public static Verb Declare()
    {
        var verb = new Verb("apply", "makes TLS served and plaintext refused, stage by stage: certificate, enable, enforce, drain, verify")
        {
            Usage = "[TARGET...] | --plan FILE [OPTIONS]",
            Examples =
            [
                ("pgseal apply db1 --standby db2", "shows the plan, asks, then does it"),
                ("pgseal apply db1 --standby db2 --yes --format json", "from a script"),
                ("pgseal apply --plan db1.plan.json --yes", "exactly what was reviewed, or nothing: exit 4 when the cluster has changed since"),
                ("pgseal apply db1 --scope all --drain now --yes", "loopback too, and end plaintext sessions at once"),
                ("pgseal apply db1 --accept-refusals legacy@app --yes", "although this client will be refused"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen, ExitCode.Refused, ExitCode.RolledBack, ExitCode.Attention],
            Run = (parse, output, cancellation) =>
                ApplyCommand.RunAsync(Read(parse, output), output, cancellation),
        };
        ChangeOptions.AddTo(verb);
        verb.Add(PlanOption);
        verb.Validators.Add(given =>
        {
            if (given.GetResult(PlanOption) is { Implicit: false } && ChangeOptions.FirstGiven(given) is { } other)
                given.AddError($"--plan says which servers and what to change, so {other} has no place beside it");
        });
        Consent.AddTo(verb);
        return verb;
    }

    static ApplyOptions Read(ParseResult parse, Output output)
    {
        if (parse.GetValue(PlanOption) is not { } file)
            return new(ChangeOptions.Read(parse, output), null, Consent.Read(parse));
        var saved = PlanFile.Read(file);
        return new(new(saved.Targets(), saved.Options(ChangeOptions.ReadChange(parse, output))), saved, Consent.Read(parse));
    }
}
