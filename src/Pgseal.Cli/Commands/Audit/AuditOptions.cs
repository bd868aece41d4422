using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>What <c>pgseal audit</c> was asked.</summary>
sealed record AuditOptions(ValueList<ClusterTargets> Clusters, Scope Scope, TimeSpan Timeout, Severity FailOn);
