using Pgseal.Core;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>What plan and apply are asked alike: which servers, and what they should become.</summary>
sealed record PlanOptions(ValueList<ClusterTargets> Clusters, Live.Apply.ApplyOptions Change);
