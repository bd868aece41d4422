using Pgseal.Core;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Plan;

/// <summary>What plan and apply are asked alike: which servers, and what they should become.</summary>
/// <param name="SaveTo">The file that keeps the plan; null for none.</param>
sealed record PlanOptions(ValueList<ClusterTargets> Clusters, Live.Apply.ApplyOptions Change, string? SaveTo = null);
