using System.CommandLine;

namespace Pgseal.Cli.CommandLine;

/// <summary>The option <c>--format</c>: one for all verbs, although each verb has its own list of formats.</summary>
static class FormatOption
{
    static readonly OutputFormat[] All = Enum.GetValues<OutputFormat>();

    /// <remarks>Any word is taken here; <see cref="Misuse"/> tells which are wrong, as it knows the verb.</remarks>
    public static Option<OutputFormat> Declare()
    {
        var option = new Option<OutputFormat>("--format")
        {
            Description = $"how the answer is written (default {Wording.Of(OutputFormat.Text)})",
            HelpName = Words(Verb.TextAndJson, "|"),
            DefaultValueFactory = _ => OutputFormat.Text,
            CustomParser = result => Find(result.Tokens[^1].Value, All) ?? OutputFormat.Text,
        };
        option.CompletionSources.Add(context => Known(context.ParseResult.CommandResult.Command).Select(format => new System.CommandLine.Completions.CompletionItem(Wording.Of(format))));
        return option;
    }

    /// <summary>What to show behind the option in a command's help.</summary>
    public static string HelpNameFor(Command command) => Words(Known(command), "|");

    /// <summary>The format that was asked for; text where the verb has no such format.</summary>
    public static OutputFormat Of(ParseResult parse) =>
        Typed(parse) is { } word ? Find(word, Known(parse.CommandResult.Command)) ?? OutputFormat.Text : OutputFormat.Text;

    /// <returns>Null when the verb knows the format.</returns>
    public static string? Misuse(ParseResult parse, Verb verb) =>
        Typed(parse) is not { } word || Find(word, verb.Formats) is not null ? null
        : Find(word, All) is not null
            ? $"--format: {word} is a report of pgseal audit; {CommandWords.Of(verb)} answers in {Words(verb.Formats, ", ")}"
            : $"--format: \"{word}\" is not one of {Words(verb.Formats, ", ")}{NearestMatch.Hint(word, verb.Formats.Select(Wording.Of))}";

    static string? Typed(ParseResult parse) => parse.GetResult(SharedOptions.Format)?.Tokens is [.., { Value: var word }] ? word : null;

    static OutputFormat[] Known(Command command) => command is Verb verb ? verb.Formats : Verb.TextAndJson;

    static OutputFormat? Find(string word, OutputFormat[] among) => Array.FindIndex(among, format => Wording.Of(format) == word) is var at and >= 0 ? among[at] : null;

    static string Words(OutputFormat[] formats, string between) => string.Join(between, formats.Select(Wording.Of));
}
