using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Disable;

/// <summary>The verb <c>disable</c>.</summary>
static class DisableVerb
{
    public static Verb Declare(Work work)
    {
        var everything = CommandLine.Declare.Flag("--everything", "take back certificates and their settings as well");
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
                    TargetArguments.Read(parse),
                    ScopeOptions.Read(parse),
                    parse.GetValue(everything),
                    HostOptions.ReadStateDir(parse),
                    parse.GetRequiredValue(SharedOptions.Timeout),
                    Consent.Read(parse)),
                work,
                output,
                cancellation),
        };
        TargetArguments.AddTo(verb);
        ScopeOptions.AddTo(verb);
        verb.Add(everything);
        HostOptions.AddTo(verb);
        Consent.AddTo(verb);
        return verb;
    }
}
