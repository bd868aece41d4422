using Pgseal.Core.Planning;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Init;

/// <summary>What people wrote into a policy file is never overwritten.</summary>
sealed class FileThere(string path) : PgsealException(
    FailureKind.Refused, new("there is a file already", path, "nothing was changed", "name another place: --out FILE, or --out - to print it"));
