using Pgseal.Core.Posture;

namespace Pgseal.Cli.Commands.Hba.Check;

/// <summary>What <c>pgseal hba check</c> was asked.</summary>
sealed record CheckOptions(HbaInput Input, TimeSpan Timeout, Severity FailOn);
