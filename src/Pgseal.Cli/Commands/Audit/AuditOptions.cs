using Pgseal.Cli.CommandLine;
using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Audit;

/// <summary>What <c>pgseal audit</c> was asked.</summary>
sealed record AuditOptions(NamedTargets Targets, Scope Scope, TimeSpan Timeout, Severity FailOn);
