using System.CommandLine;
using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Runs;

/// <summary>The verb <c>runs</c>.</summary>
static class RunsVerb
{
    public static Verb Declare()
    {
        var run = new Argument<string?>("RUN") { Description = "show this run, with every change that stands; none: list them all", Arity = ArgumentArity.ZeroOrOne };
        var verb = new Verb("runs", "lists the runs of apply and disable, or shows one")
        {
            Usage = "[RUN] [OPTIONS]",
            Examples =
            [
                ("pgseal runs", "newest first"),
                ("pgseal runs RUN", "what that run changed, and what of it stands"),
                ("pgseal runs --state-dir /srv/pgseal", "kept elsewhere"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe],
            Run = (parse, output, _) => Task.FromResult(RunsCommand.Run(new(parse.GetValue(run), HostOptions.ReadStateDir(parse)), output)),
        };
        verb.Add(run);
        HostOptions.AddStateDirTo(verb);
        return verb;
    }
}
