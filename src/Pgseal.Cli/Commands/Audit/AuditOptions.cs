using Pgseal.Core;
using Pgseal.Core.Policies;
using Pgseal.Core.Posture;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>What <c>pgseal audit</c> was asked.</summary>
/// <param name="Evidence">The directory that gets all that is asked and answered; null for none.</param>
/// <param name="Earlier">What an earlier audit said, to be compared with; null for none.</param>
/// <param name="AtOnce">So many clusters are looked at side by side.</param>
sealed record AuditOptions(ValueList<ClusterTargets> Clusters, Scope Scope, TimeSpan Timeout, Severity FailOn, string? Evidence, EarlierAudit? Earlier, int AtOnce)
{
    /// <summary>Of <c>--cluster</c>; null without it.</summary>
    public Policy? Policy { get; init; }
}
