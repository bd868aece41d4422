using Pgseal.Core;
using Pgseal.Core.Conninfo;

namespace Pgseal.Cli;

/// <summary>What was typed, for a hint that repeats it with sudo; a target's password is left out.</summary>
static class TypedLine
{
    public static ValueList<string> Text { get; } =
        ["pgseal", .. Environment.GetCommandLineArgs().Skip(1).Select(Shown)];

    static string Shown(string argument)
    {
        if (argument.StartsWith('-'))
            return argument;
        try
        {
            return TargetText.WithoutSecrets(argument);
        }
        catch (InvalidTarget)
        {
            return "TARGET"; // it cannot be told where a password would stand in it
        }
    }
}
