using Pgseal.Core.Planning;
using Pgseal.Core.Text;

namespace Pgseal.Live.Certificates;

/// <summary>A second rollover would leave three authorities trusted.</summary>
public sealed class RolloverUnderway(string directory) : PgsealException(
    FailureKind.Refused,
    new Problem(
        "a rollover of this authority is underway already",
        Printable.Text(directory),
        "nothing was changed",
        "See where it stands: pgseal cert ca rollover --authority " + Printable.Text(Path.GetFileName(directory))));
