using System.CommandLine;
using System.CommandLine.Invocation;

namespace Pgseal.Cli.CommandLine;

/// <summary>The help of pgseal and of each verb: usage, options, examples and the exit codes.</summary>
sealed class HelpText : SynchronousCommandLineAction
{
    /// <summary>Every verb can end with these.</summary>
    static readonly ExitCode[] OfEveryVerb = [ExitCode.BadUsage, ExitCode.InternalError, ExitCode.Interrupted];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var page = new Pages.PlainPage(Console.Out);
        if (parseResult.CommandResult.Command is Verb verb)
            OfVerb(verb, page);
        else if (parseResult.CommandResult.Command is VerbGroup group)
            OfGroup(group, page);
        else
            OfRoot(parseResult.RootCommandResult.Command, page);
        return 0;
    }

    static void OfRoot(Command root, Pages.PlainPage page)
    {
        page.Line(0, root.Description!);
        Section(page, "Usage:", [("pgseal VERB [TARGET...] [OPTIONS]", "")]);
        Section(page, "Verbs:", root.Subcommands.Select(verb => (verb.Name, verb.Description!)));
        Section(page, "Everywhere:", root.Options.Select(option => Described(option, root)));
        page.Line(0);
        page.Line(0, "A TARGET is a libpq URI, a key=value conninfo, HOST[:PORT] or a socket directory; without one the PG* environment counts.");
        page.Line(0, "Each verb has its own help: pgseal VERB --help");
    }

    static void OfGroup(VerbGroup group, Pages.PlainPage page)
    {
        page.Line(0, $"{CommandWords.Of(group)}: {group.Description}");
        Section(page, "Usage:", [($"{CommandWords.Of(group)} VERB {group.Usage}", "")]);
        Section(page, "Verbs:", group.Subcommands.Select(verb => (verb.Name, verb.Description!)));
        Section(page, "Everywhere:", Everywhere(group));
        page.Line(0);
        page.Line(0, group.AboutArguments);
        page.Line(0, $"Each verb has its own help: {CommandWords.Of(group)} VERB --help");
    }

    static IEnumerable<(string, string)> Everywhere(Command command) =>
        CommandWords.Upwards(command).Skip(1).SelectMany(above => above.Options).Select(option => Described(option, command));

    static void OfVerb(Verb verb, Pages.PlainPage page)
    {
        page.Line(0, $"{CommandWords.Of(verb)}: {verb.Description}");
        Section(page, "Usage:", [($"{CommandWords.Of(verb)} {verb.Usage}", "")]);
        Section(page, "Arguments:", verb.Arguments.Select(argument => (argument.HelpName ?? argument.Name, argument.Description!)));
        Section(page, "Options:", verb.Options.Select(option => Described(option, verb)));
        Section(page, "Everywhere:", Everywhere(verb));
        Section(page, "Examples:", verb.Examples);
        Section(page, "Exit codes:", verb.ExitCodes.Concat(OfEveryVerb).Select(code => ($"{(int)code}", Wording.Of(code))));
    }

    static (string, string) Described(Option option, Command command) => (
        string.Join(", ", [option.Name, .. option.Aliases]) + (option.Arity.MaximumNumberOfValues > 0 && ValueOf(option, command) is { } value ? $" {value}" : ""),
        option.Description!);

    static string? ValueOf(Option option, Command command) => option == SharedOptions.Format ? FormatOption.HelpNameFor(command) : option.HelpName;

    static void Section(Pages.PlainPage page, string title, IEnumerable<(string Left, string Right)> lines)
    {
        var all = lines.ToArray();
        if (all.Length == 0)
            return;
        var width = all.Max(line => line.Left.Length);
        page.Line(0);
        page.Line(0, title);
        foreach (var (left, right) in all)
            page.Line(2, right.Length == 0 ? left : $"{left.PadRight(width)}  {right}");
    }
}
