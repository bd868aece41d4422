using Pgseal.Core;
using Pgseal.Core.Policies;

namespace Pgseal.Cli.Commands.Init;

/// <summary>A new policy file.</summary>
/// <param name="Out">Where it was written; null when it is only shown.</param>
/// <param name="Text">All of it.</param>
sealed record InitReport(string? Out, ValueList<DraftCluster> Clusters, string Text);
