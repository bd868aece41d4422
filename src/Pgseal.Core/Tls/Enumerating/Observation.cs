namespace Pgseal.Core.Tls.Enumerating;

/// <summary>A server chose one of what was offered, in the order offered.</summary>
sealed record Observation(ValueList<ushort> Offered, ushort Chosen);
