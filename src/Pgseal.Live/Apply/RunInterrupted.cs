using Pgseal.Core.Planning;
using Pgseal.Core.Runs;

namespace Pgseal.Live.Apply;

/// <summary>A run of another verb was interrupted and comes first; nothing was changed.</summary>
public sealed class RunInterrupted(Run run) : PgsealException(
    FailureKind.Refused,
    new Problem(
        $"run {run.Id} ({run.Begun.Verb}) was interrupted: {run.Standing.Count} of its changes stand",
        run.Id,
        "nothing was changed",
        $"Take it back: pgseal rollback {run.Id}; or finish it with the command that began it: pgseal {run.Begun.Verb}"));
