using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Live;

namespace Pgseal.Cli.Commands.Init;

/// <summary>What <c>pgseal init</c> was asked.</summary>
/// <param name="Typed">Whether the targets were typed; else they came from the environment and are written out.</param>
/// <param name="Out">The file to write; null prints it.</param>
sealed record InitOptions(ValueList<ClusterTargets> Clusters, bool Typed, Scope Scope, string? Out, TimeSpan Timeout);
