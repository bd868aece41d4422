using System.CommandLine;

namespace Pgseal.Cli.CommandLine;

/// <summary>A command as it is typed: <c>pgseal hba check</c>.</summary>
static class CommandWords
{
    public static string Of(Command command) => command switch
    {
        Verb or VerbGroup => $"{Of(command.Parents.OfType<Command>().First())} {command.Name}",
        _ => "pgseal",
    };

    /// <summary>The command and all above it, the nearest first.</summary>
    public static IEnumerable<Command> Upwards(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
            yield return at;
    }
}
