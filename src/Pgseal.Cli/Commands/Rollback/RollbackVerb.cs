using System.CommandLine;
using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Rollback;

/// <summary>The verb <c>rollback</c>.</summary>
static class RollbackVerb
{
    public static Verb Declare(Work work)
    {
        var run = new Argument<string?>("RUN") { Description = "as pgseal runs names it; none: the newest", Arity = ArgumentArity.ZeroOrOne };
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
                    HostOptions.ReadStateDir(parse),
                    parse.GetRequiredValue(SharedOptions.Timeout),
                    Consent.Read(parse)),
                work,
                output,
                cancellation),
        };
        verb.Add(run);
        HostOptions.AddTo(verb);
        Consent.AddTo(verb);
        return verb;
    }
}
