using Pgseal.Cli.Commands.Plan;

namespace Pgseal.Cli.Commands.Apply;

/// <summary>What <c>pgseal apply</c> was asked.</summary>
/// <param name="Saved">The plan that is applied exactly; null where it is made now.</param>
sealed record ApplyOptions(PlanOptions Plan, PlanFile? Saved, bool Yes);
