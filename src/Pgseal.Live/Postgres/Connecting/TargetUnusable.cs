using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>A target that cannot be understood; nothing was dialled.</summary>
public sealed class TargetUnusable(InvalidTarget invalid)
    : PgsealException(FailureKind.BadInput, new Problem(invalid.What, "the target", "nothing was changed", invalid.Next));
