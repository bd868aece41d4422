using System.CommandLine;
using Pgseal.Cli.CommandLine;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Rollback;

/// <summary>The verb <c>rollback</c>.</summary>
static class RollbackVerb
{
    public static Verb Declare()
    {
        var run = new Argument<string?>("RUN") { Description = "as pgseal runs names it; none: the newest of which something stands", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Verb("rollback", "undoes a run: whatever still is as that run left it goes back to what it was before")
        {
            Usage = "[RUN] [OPTIONS]",
            Examples =
            [
                ("pgseal rollback", "the newest run, after asking"),
                ("pgseal rollback RUN --yes", "a run that pgseal runs lists, from a script"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.NotSeen, ExitCode.Refused, ExitCode.RolledBack, ExitCode.Attention],
            Run = (parse, output, cancellation) => RollbackCommand.RunAsync(
                new(
                    parse.GetValue(run),
                    new(Scope.Remote, parse.GetRequiredValue(SharedOptions.Timeout), HostOptions.ReadConfirmTimeout(parse), HostOptions.ReadStateDir(parse), TypedLine.Text),
                    Consent.Read(parse)),
                output,
                cancellation),
        };
        verb.Add(run);
        HostOptions.AddTo(verb);
        HostOptions.AddConfirmTimeoutTo(verb);
        Consent.AddTo(verb);
        return verb;
    }
}
