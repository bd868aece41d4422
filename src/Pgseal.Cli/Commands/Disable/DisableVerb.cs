using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Disable;

/// <summary>The verb <c>disable</c>.</summary>
static class DisableVerb
{
    public static Verb Declare()
    {
        var verb = new Verb("disable", "the way back to plaintext, in the safe order: pg_hba.conf first, then ssl off")
        {
            Usage = "[TARGET...] [OPTIONS]",
            Examples =
            [
                ("pgseal disable db1 --standby db2", "says what will happen, asks, then does it"),
                ("pgseal disable db1 --yes", "from a script"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused, ExitCode.RolledBack, ExitCode.Attention],
            Run = (parse, output, cancellation) => DisableCommand.RunAsync(
                new(
                    TargetArguments.Read(parse, output),
                    new(ScopeOptions.Read(parse), parse.GetRequiredValue(SharedOptions.Timeout), HostOptions.ReadStateDir(parse), TypedLine.Text),
                    Consent.Read(parse)),
                output,
                cancellation),
        };
        TargetArguments.AddTo(verb);
        ScopeOptions.AddTo(verb);
        HostOptions.AddTo(verb);
        Consent.AddTo(verb);
        return verb;
    }
}
