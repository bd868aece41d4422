using Pgseal.Cli.CommandLine;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli.Commands.Sessions;

/// <summary>The verb <c>sessions</c>.</summary>
static class SessionsVerb
{
    public static Verb Declare()
    {
        var drain = CommandLine.Declare.Word(
            "--drain", "end sessions on plaintext by this policy", Wording.Of, DrainPolicy.None,
            DrainPolicy.None, DrainPolicy.Idle, DrainPolicy.Transaction, DrainPolicy.Now);
        var drainTimeout = CommandLine.Declare.Time("--drain-timeout", "how long they are waited for", TimeSpan.FromSeconds(60));
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
                    ScopeOptions.Read(parse),
                    parse.GetResult(drain) is { Implicit: false } ? parse.GetRequiredValue(drain) : null,
                    parse.GetRequiredValue(drainTimeout),
                    parse.GetRequiredValue(SharedOptions.Timeout),
                    Consent.Read(parse)),
                output,
                cancellation),
        };
        TargetArguments.AddTo(verb);
        ScopeOptions.AddTo(verb);
        verb.Add(drain);
        verb.Add(drainTimeout);
        Consent.AddTo(verb);
        return verb;
    }
}
