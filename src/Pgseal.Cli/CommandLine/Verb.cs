using System.CommandLine;

namespace Pgseal.Cli.CommandLine;

/// <summary>A verb of the command line: its options, what its help shows, and what runs it.</summary>
sealed class Verb(string name, string summary) : Command(name, summary)
{
    /// <summary>The formats of a verb that has no reports.</summary>
    public static OutputFormat[] TextAndJson { get; } = [OutputFormat.Text, OutputFormat.Json];

    /// <summary>What <c>--format</c> can be.</summary>
    public OutputFormat[] Formats { get; init; } = TextAndJson;

    /// <summary>What follows the name on the usage line, before the options.</summary>
    public required string Usage { get; init; }

    /// <summary>Command lines to copy, and what each does.</summary>
    public required (string Command, string Does)[] Examples { get; init; }

    /// <summary>The exit codes special to this verb; those of every verb are added by the help.</summary>
    public required ExitCode[] ExitCodes { get; init; }

    public required Func<ParseResult, Output, CancellationToken, Task<ExitCode>> Run { get; init; }
}
