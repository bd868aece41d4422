namespace Pgseal.Core.Planning;

/// <summary>How a plan's member is reached.</summary>
/// <param name="Name">What the plan calls it.</param>
/// <param name="Conninfo">key=value conninfo without a password.</param>
public sealed record PlannedTarget(string Name, string Conninfo);
