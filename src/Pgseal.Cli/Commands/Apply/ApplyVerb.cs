using Pgseal.Cli.CommandLine;
using Pgseal.Cli.Commands.Plan;

namespace Pgseal.Cli.Commands.Apply;

/// <summary>The verb <c>apply</c>.</summary>
static class ApplyVerb
{
    public static Verb Declare()
    {
        var verb = new Verb("apply", "makes TLS served and plaintext refused, stage by stage: certificate, enable, enforce, drain, verify")
        {
            Usage = "[TARGET...] [OPTIONS]",
            Examples =
            [
                ("pgseal apply db1 --standby db2", "shows the plan, asks, then does it"),
                ("pgseal apply db1 --standby db2 --yes --format json", "from a script"),
                ("pgseal apply db1 --scope all --drain now --yes", "loopback too, and end plaintext sessions at once"),
                ("pgseal apply db1 --accept-refusals legacy@app --yes", "although this client will be refused"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen, ExitCode.Refused, ExitCode.RolledBack, ExitCode.Attention],
            Run = (parse, output, cancellation) =>
                ApplyCommand.RunAsync(new(ChangeOptions.Read(parse, output), Consent.Read(parse)), output, cancellation),
        };
        ChangeOptions.AddTo(verb);
        Consent.AddTo(verb);
        return verb;
    }
}
