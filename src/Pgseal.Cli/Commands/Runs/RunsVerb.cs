using System.CommandLine;
using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Runs;

/// <summary>The verb <c>runs</c>.</summary>
static class RunsVerb
{
    public static Verb Declare()
    {
        var words = new Argument<string[]>("RUN") { Description = "show this run: its story, and every change that stands; none: list them all", Arity = new(0, 2) };
        var verb = new Verb("runs", "lists the runs of apply and disable, or shows one")
        {
            Usage = "[[show] RUN] [OPTIONS]",
            Examples =
            [
                ("pgseal runs", "newest first"),
                ("pgseal runs show", "the newest: what it did and when, and what of it stands"),
                ("pgseal runs RUN", "that one"),
                ("pgseal runs --state-dir /srv/pgseal", "kept elsewhere"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe],
            Run = (parse, output, _) => Task.FromResult(RunsCommand.Run(Read(parse.GetValue(words) ?? [], HostOptions.ReadStateDir(parse)), output)),
        };
        verb.Add(words);
        HostOptions.AddStateDirTo(verb);
        return verb;
    }

    static RunsOptions Read(string[] words, string stateDir) => words switch
    {
        [] => new(null, Show: false, stateDir),
        ["show"] => new(null, Show: true, stateDir),
        ["show", var run] => new(run, Show: true, stateDir),
        [var run] => new(run, Show: true, stateDir),
        [_, var surplus, ..] => throw new BadInput($"\"{surplus}\" is one argument too many for pgseal runs", "pgseal runs --help"),
    };
}
