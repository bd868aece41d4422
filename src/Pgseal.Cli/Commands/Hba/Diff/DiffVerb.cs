using System.CommandLine;
using Pgseal.Cli.CommandLine;

namespace Pgseal.Cli.Commands.Hba.Diff;

/// <summary>The verb <c>hba diff</c>.</summary>
static class DiffVerb
{
    public static Verb Declare()
    {
        var before = Side("A", "the rules before: a file or a server");
        var after = Side("B", "the rules after: a file or a server; A itself with another --pg-version-b");
        var afterVersion = CommandLine.Declare.Version("--pg-version-b", "read B as this PostgreSQL does (default that of A)");
        var verb = new Verb("diff", "says which connections two sets of rules treat differently, or one file on two versions")
        {
            Usage = "A B [OPTIONS]",
            Examples =
            [
                ("pgseal hba diff pg_hba.conf pg_hba.conf.new --pg-version 16", "what an edit changes"),
                ("pgseal hba diff pg_hba.conf pg_hba.conf --pg-version 15 --pg-version-b 16", "what an upgrade changes"),
                ("pgseal hba diff db1 pg_hba.conf.new", "a server against a file"),
            ],
            ExitCodes = [ExitCode.AsItShouldBe, ExitCode.KnownBad, ExitCode.ChangesProposed, ExitCode.NotSeen],
            Run = (parse, output, cancellation) => DiffCommand.RunAsync(
                new(
                    InputArguments.Read(parse.GetRequiredValue(before), parse, output),
                    InputArguments.Read(parse.GetRequiredValue(after), parse, output, parse.GetValue(afterVersion)),
                    parse.GetRequiredValue(SharedOptions.Timeout)),
                output,
                cancellation),
        };
        verb.Add(before);
        verb.Add(after);
        InputArguments.AddEnvironmentTo(verb);
        verb.Add(afterVersion);
        return verb;
    }

    static Argument<string> Side(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ExactlyOne };
}
