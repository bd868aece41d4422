using Pgseal.Core;
using Pgseal.Core.Policies;
using Pgseal.Core.Posture;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>What <c>pgseal audit</c> was asked.</summary>
/// <param name="Evidence">The directory that gets all that is asked and answered; null for none.</param>
sealed record AuditOptions(ValueList<ClusterTargets> Clusters, Scope Scope, TimeSpan Timeout, Severity FailOn, string? Evidence)
{
    /// <summary>Of <c>--cluster</c>; null without it.</summary>
    public Policy? Policy { get; init; }
}
