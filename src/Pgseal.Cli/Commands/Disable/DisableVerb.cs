using System.CommandLine;
using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Disable;

/// <summary>The verb <c>disable</c>.</summary>
static class DisableVerb
{
    static readonly Option<bool> Everything =
        CommandLine.Declare.Flag("--everything", "also open to plaintext what no run records: hostssl becomes host, ssl goes off");

    public static Verb Declare()
    {
        var verb = new Verb("disable", "the way back to plaintext, in the safe order: pg_hba.conf first, then ssl off")
        {
            Usage = "[TARGET...] [OPTIONS]",
            Examples =
            [
                ("pgseal disable db1 --standby db2", "says what will happen, asks, then does it"),
                ("pgseal disable db1 --yes", "from a script"),
                ("pgseal disable db1 --everything", "where TLS was set up by hand, and no run says what was before"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused, ExitCode.RolledBack, ExitCode.Attention],
            Run = (parse, output, cancellation) => DisableCommand.RunAsync(
                new(
                    TargetArguments.Read(parse, output),
                    parse.GetValue(Everything),
                    new(ScopeOptions.Read(parse, output), parse.GetRequiredValue(SharedOptions.Timeout), HostOptions.ReadConfirmTimeout(parse), HostOptions.ReadStateDir(parse), TypedLine.Text),
                    Consent.Read(parse)),
                output,
                cancellation),
        };
        TargetArguments.AddTo(verb);
        ScopeOptions.AddTo(verb);
        HostOptions.AddTo(verb);
        HostOptions.AddConfirmTimeoutTo(verb);
        verb.Add(Everything);
        Consent.AddTo(verb);
        return verb;
    }
}
