using Pgseal.Core;
using Pgseal.Core.Conninfo;

namespace Pgseal.Cli;

/// <summary>What was typed, for a hint that repeats it with sudo; a target's password is left out.</summary>
static class TypedLine
{
    public static ValueList<string> Text { get; } =
        ["pgseal", .. Environment.GetCommandLineArgs().Skip(1).Select(argument => TargetText.WithoutPassword(argument))];
}
