using Pgseal.Cli.Commands.Plan;

namespace Pgseal.Cli.Commands.Apply;

/// <summary>What <c>pgseal apply</c> was asked.</summary>
sealed record ApplyOptions(PlanOptions Plan, bool Yes);
