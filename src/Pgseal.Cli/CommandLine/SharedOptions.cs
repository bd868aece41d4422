using System.CommandLine;

namespace Pgseal.Cli.CommandLine;

/// <summary>The options that every verb takes.</summary>
static class SharedOptions
{
    public static Option<OutputFormat> Format { get; } = FormatOption.Declare();

    public static Option<TimeSpan> Timeout { get; } = Declare.Time("--timeout", "deadline of one network step, for probe of a whole target", TimeSpan.FromSeconds(10));

    public static Option<bool> NoColor { get; } = Declare.Flag("--no-color", "no colour, boxes or moving parts, on a terminal too (as with NO_COLOR)");

    public static Option<bool> Verbose { get; } = Declare.Flag("--verbose", "say more: what lies behind a failure, sessions of every kind");

    /// <summary>In the order the help shows them.</summary>
    public static Option[] All { get; } = [Format, Timeout, NoColor, Verbose];

    /// <summary>How to speak to whoever wrote this command line, even one with errors.</summary>
    public static Output OutputOf(ParseResult parse) => new(
        Streams.OfConsole(),
        FormatOption.Of(parse),
        Output.IsPlainWanted(parse.GetValue(NoColor)),
        parse.GetValue(Verbose));
}
