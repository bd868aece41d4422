using Pgseal.Cli.CommandLine;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Disable;

/// <summary>What <c>pgseal disable</c> was asked.</summary>
/// <param name="Everything">Certificates and their settings are taken back as well.</param>
sealed record DisableOptions(NamedTargets Targets, Scope Scope, bool Everything, string StateDir, TimeSpan Timeout, bool Yes);
