using System.CommandLine;

namespace Pgseal.Cli.CommandLine;

/// <summary>A word before several verbs about one thing.</summary>
sealed class VerbGroup(string name, string summary) : Command(name, summary)
{
    /// <summary>What follows each verb of the group on the usage line.</summary>
    public required string Usage { get; init; }

    /// <summary>What the help says of the arguments.</summary>
    public required string AboutArguments { get; init; }
}
