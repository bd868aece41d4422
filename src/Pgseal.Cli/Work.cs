using Pgseal.Cli.Commands.Audit;
using Pgseal.Cli.Commands.Disable;
using Pgseal.Cli.Commands.Plan;
using Pgseal.Cli.Commands.Rollback;
using Pgseal.Cli.Commands.Sessions;
using Pgseal.Core;
using Pgseal.Core.Planning;
using Pgseal.Core.Posture;
using Pgseal.Core.Runs;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli;

/// <summary>What the verbs do to servers: every way from the command line into the live part, one line each.</summary>
sealed record Work
{
    public required Func<AuditOptions, CancellationToken, Task<AuditReport>> Audit { get; init; }

    public required Func<PlanOptions, CancellationToken, Task<Plan>> Plan { get; init; }

    public required Func<PlanOptions, Action<StageReport>, CancellationToken, Task<RunReport>> Apply { get; init; }

    public required Func<DisableOptions, Action<StageReport>, CancellationToken, Task<RunReport>> Disable { get; init; }

    public required Func<RollbackOptions, Action<StageReport>, CancellationToken, Task<RunReport>> Rollback { get; init; }

    /// <summary>All runs under a state directory, newest first.</summary>
    public required Func<string, CancellationToken, Task<ValueList<Run>>> Runs { get; init; }

    public required Func<SessionsOptions, CancellationToken, Task<SessionsReport>> Sessions { get; init; }

    public required Func<SessionsOptions, DrainPolicy, CancellationToken, Task<SessionsReport>> Drain { get; init; }
}
