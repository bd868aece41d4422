namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>What settings guarantee against somebody, and why.</summary>
public sealed record Guarantee(Protection Protection, string Because);
