using Pgseal.Core.Conninfo;
using Pgseal.Core.Hba;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>Where rules are read from.</summary>
abstract record HbaInput
{
    HbaInput()
    {
    }

    /// <summary>A file of this host, read as a server with this environment would.</summary>
    public sealed record OfFile(string Path, HbaEnvironment Environment) : HbaInput;

    /// <summary>A running server.</summary>
    public sealed record OfServer(Target Target) : HbaInput;
}
