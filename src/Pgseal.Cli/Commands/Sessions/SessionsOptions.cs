using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Sessions;

/// <summary>What <c>pgseal sessions</c> was asked.</summary>
/// <param name="Drain">Null to list only.</param>
sealed record SessionsOptions(
    ValueList<ClusterTargets> Clusters,
    Scope Scope,
    DrainOptions? Drain,
    TimeSpan Timeout,
    bool Yes);
