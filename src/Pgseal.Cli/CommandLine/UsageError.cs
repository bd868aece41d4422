using System.CommandLine;
using System.CommandLine.Parsing;
using Pgseal.Core.Planning;

namespace Pgseal.Cli.CommandLine;

/// <summary>Turns what is wrong with a command line into one sentence.</summary>
static class UsageError
{
    /// <returns>Null when nothing is wrong.</returns>
    public static Problem? Of(ParseResult parse, string[] args)
    {
        var command = parse.CommandResult.Command;
        var sentence = command is Verb verb ? InVerb(parse, args, verb) : NoVerb(parse, command);
        return sentence is null ? null : new(sentence, "", "", $"{CommandWords.Of(command)} --help");
    }

    static string? InVerb(ParseResult parse, string[] args, Verb verb) =>
        FlagWithValue(args, verb) is { } flag
            ? $"{flag} takes no value"
        : MistypedOption(parse) is { } typed
            ? OptionsOf(verb).Any(option => option.Name == typed)
                ? $"{typed} belongs behind the verb: {CommandWords.Of(verb)} {typed}"
                : $"{typed} is no option of {CommandWords.Of(verb)}{NearestMatch.Hint(typed, OptionsOf(verb).Select(option => option.Name))}"
        : parse.UnmatchedTokens is [var surplus, ..]
            ? $"\"{surplus}\" is one argument too many for {CommandWords.Of(verb)}"
        : parse.Errors is [var first, ..]
            ? Sentence(first)
        : FormatOption.Misuse(parse, verb);

    static string NoVerb(ParseResult parse, Command root)
    {
        var verbs = root.Subcommands.Select(verb => verb.Name).ToArray();
        return parse.UnmatchedTokens switch
        {
            [] => $"say what to do: {string.Join(", ", verbs)}",
            [['-', ..] option, ..] => $"{option} is no option here: say a verb first ({string.Join(", ", verbs)})",
            [var word, ..] => $"\"{word}\" is no verb of {CommandWords.Of(root)}; valid: {string.Join(", ", verbs)}{NearestMatch.Hint(word, verbs)}",
        };
    }

    static string Sentence(ParseError error) => error.SymbolResult is OptionResult given
        ? given.IdentifierTokenCount > 1 && given.Option.Arity.MaximumNumberOfValues == 1 ? $"{given.Option.Name} is given more than once"
            : given.Tokens.Count == 0 ? $"{given.Option.Name} needs a value: {given.Option.HelpName}"
            : error.Message
        : error.SymbolResult is ArgumentResult { Tokens.Count: 0, Parent: CommandResult { Command: var verb } } missing
            ? $"{CommandWords.Of(verb)} needs {missing.Argument.Name}"
        : error.Message;

    /// <remarks>The parser would take the <c>no</c> of <c>--yes=no</c> for a target.</remarks>
    static string? FlagWithValue(string[] args, Verb verb) => OptionsOf(verb)
        .Where(option => option.Arity.MaximumNumberOfValues == 0)
        .Select(option => option.Name)
        .FirstOrDefault(flag => args.TakeWhile(arg => arg != "--").Any(arg => arg.StartsWith($"{flag}=", StringComparison.Ordinal) || arg.StartsWith($"{flag}:", StringComparison.Ordinal)));

    /// <remarks>An unknown option ends up among the targets, and no target begins with a dash.</remarks>
    static string? MistypedOption(ParseResult parse) => parse.CommandResult.Children.OfType<ArgumentResult>()
        .SelectMany(argument => argument.Tokens)
        .Select(token => token.Value)
        .Concat(parse.UnmatchedTokens)
        .FirstOrDefault(text => text is ['-', _, ..])
        ?.Split('=')[0];

    static IEnumerable<Option> OptionsOf(Command verb) => CommandWords.Upwards(verb).SelectMany(command => command.Options);
}
