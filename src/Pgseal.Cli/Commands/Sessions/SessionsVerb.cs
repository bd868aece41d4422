using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Sessions;

/// <summary>The verb <c>sessions</c>.</summary>
static class SessionsVerb
{
    public static Verb Declare()
    {
        var verb = new Verb("sessions", "says who is on plaintext now; with --drain, ends those sessions")
        {
            Usage = "[TARGET...] [OPTIONS]",
            Examples =
            [
                ("pgseal sessions db1 --standby db2", "who is on plaintext now"),
                ("pgseal sessions db1 --verbose", "every session, whatever its kind"),
                ("pgseal sessions db1 --drain transaction --yes", "end them, each outside a transaction"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.NotSeen, ExitCode.Refused],
            Run = (parse, output, cancellation) => SessionsCommand.RunAsync(
                new(
                    TargetArguments.Read(parse, output),
                    ScopeOptions.Read(parse, output),
                    DrainArguments.ReadOnDemand(parse),
                    parse.GetRequiredValue(SharedOptions.Timeout),
                    Consent.Read(parse)),
                output,
                cancellation),
        };
        TargetArguments.AddTo(verb);
        ScopeOptions.AddTo(verb);
        foreach (var option in DrainArguments.OnDemand)
            verb.Add(option);
        Consent.AddTo(verb);
        return verb;
    }
}
