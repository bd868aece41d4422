using Pgseal.Core;
using Pgseal.Live;
using Pgseal.Live.Apply;

namespace Pgseal.Cli.Commands.Disable;

/// <summary>What <c>pgseal disable</c> was asked.</summary>
sealed record DisableOptions(ValueList<ClusterTargets> Clusters, bool Everything, RunOptions Run, bool Yes);
