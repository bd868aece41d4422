using Pgseal.Cli.CommandLine;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Cli.Commands.Sessions;

/// <summary>What <c>pgseal sessions</c> was asked.</summary>
/// <param name="Drain">Null to list only.</param>
sealed record SessionsOptions(NamedTargets Targets, Scope Scope, DrainPolicy? Drain, TimeSpan DrainTimeout, TimeSpan Timeout, bool Yes);
