using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Pgseal.Core.Settings;
using Pgseal.Core.Text;

namespace Pgseal.Cli.CommandLine;

/// <summary>Makes options whose bad values are told in one sentence that names the option and what is valid.</summary>
static class Declare
{
    /// <summary>One word out of a closed list.</summary>
    public static Option<T> Word<T>(string name, string description, Func<T, string> word, T fallback, params T[] values)
        where T : struct
    {
        var words = values.Select(word).ToArray();
        var option = new Option<T>(name)
        {
            Description = $"{description} (default {word(fallback)})",
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => fallback,
            CustomParser = result => Array.IndexOf(words, Value(result)) is var at and >= 0
                ? values[at]
                : Reject<T>(result, $"{name}: \"{Value(result)}\" is not one of {string.Join(", ", words)}{NearestMatch.Hint(Value(result), words)}"),
        };
        option.CompletionSources.Add(words);
        return option;
    }

    /// <param name="lowest">What is less is refused; null for no bound.</param>
    public static Option<TimeSpan> Time(string name, string description, TimeSpan fallback, TimeSpan? lowest = null) => new(name)
    {
        Description = $"{description} (default {Duration.Format(fallback)})",
        HelpName = "DURATION",
        DefaultValueFactory = _ => fallback,
        CustomParser = result => Duration.Parse(Value(result)) switch
        {
            null => Reject<TimeSpan>(result, $"{name}: \"{Value(result)}\" is not {Duration.Syntax}"),
            { } time when time < lowest => Reject<TimeSpan>(result, $"{name}: \"{Value(result)}\" is less than {Duration.Format(lowest.Value)}"),
            { } time => time,
        },
    };

    public static Option<int> Number(string name, string description, int fallback, int lowest) => new(name)
    {
        Description = $"{description} (default {fallback.ToString(CultureInfo.InvariantCulture)})",
        HelpName = "N",
        DefaultValueFactory = _ => fallback,
        CustomParser = result => int.TryParse(Value(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest
            ? number
            : Reject<int>(result, $"{name}: \"{Value(result)}\" is not a whole number from {lowest.ToString(CultureInfo.InvariantCulture)}"),
    };

    /// <summary>Null where it is not given.</summary>
    public static Option<int?> OptionalNumber(string name, string description, int lowest) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => int.TryParse(Value(result), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest
            ? number
            : Reject<int?>(result, $"{name}: \"{Value(result)}\" is not a whole number from {lowest.ToString(CultureInfo.InvariantCulture)}"),
    };

    public static Option<string?> Text(string name, string placeholder, string description) => new(name)
    {
        Description = description,
        HelpName = placeholder,
        CustomParser = result => Value(result) is { Length: > 0 } text ? text : Reject<string>(result, $"{name} needs a value: {placeholder}"),
    };

    /// <summary>May be given again and again, one value each.</summary>
    public static Option<string[]> Texts(string name, string placeholder, string description) => new(name)
    {
        Description = $"{description} (repeatable)",
        HelpName = placeholder,
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
    };

    public static Option<IPNetwork[]> Networks(string name, string description) => new(name)
    {
        Description = $"{description} (repeatable)",
        HelpName = "CIDR",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => [],
        CustomParser = result => [.. result.Tokens.Select(token => IPNetwork.TryParse(token.Value, out var network)
            ? network
            : Reject<IPNetwork>(result, $"{name}: \"{token.Value}\" is not a network such as 10.1.0.0/16, 192.0.2.7/32 or fd00::/8"))],
    };

    /// <summary><c>on</c> or <c>off</c>; null where it is not given.</summary>
    /// <remarks>The parser would take an option of bool? for a flag and leave its word to the next argument.</remarks>
    public static Option<string?> OnOff(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "on|off",
        CustomParser = result => Value(result) is "on" or "off" ? Value(result) : Reject<string>(result, $"{name}: \"{Value(result)}\" is neither on nor off"),
    };

    public static Option<ServerVersion?> Version(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "MAJOR",
        CustomParser = result => MajorOf(Value(result)) ?? Reject<ServerVersion?>(
            result, $"{name}: \"{Value(result)}\" is no version of PostgreSQL from {VersionFacts.OldestMajor} to {VersionFacts.NewestReadMajor}"),
    };

    public static Option<bool> Flag(string name, string description) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.Zero,
    };

    /// <summary><c>16</c>, or <c>16.4</c>: a minor version changes nothing that pgseal knows of.</summary>
    static ServerVersion? MajorOf(string text) =>
        text.Split('.') is [var major, .. var minor] && minor.Length < 2 && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && ServerVersion.OfMajor(number) is var version && VersionFacts.IsRead(version)
            ? version
            : null;

    static string Value(ArgumentResult result) => result.Tokens[^1].Value;

    static T? Reject<T>(ArgumentResult result, string sentence)
    {
        result.AddError(sentence);
        return default;
    }
}
