using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.State;

/// <summary>The state directory cannot be used; nothing was changed.</summary>
public sealed class StateFailure(string directory, string why) : PgsealException(
    FailureKind.Refused,
    new Problem(
        $"the state directory {Printable.Text(directory)} cannot be used: {why}",
        Printable.Text(directory),
        "nothing was changed",
        "Name another with --state-dir DIRECTORY"));
