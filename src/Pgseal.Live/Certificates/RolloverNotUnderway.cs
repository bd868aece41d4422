using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.Certificates;

/// <summary>There is no old authority that could be dropped.</summary>
public sealed class RolloverNotUnderway(string directory) : PgsealException(
    FailureKind.Refused,
    new Problem(
        "no rollover of this authority is underway",
        Printable.Text(directory),
        "nothing was changed",
        "Begin one: pgseal cert ca rollover --start --authority " + Printable.Text(Path.GetFileName(directory))));
