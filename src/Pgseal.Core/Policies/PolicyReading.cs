namespace Pgseal.Core.Policies;

/// <summary>A policy file as it was understood: usable only without faults.</summary>
/// <param name="File">What could be read of it, whatever the faults.</param>
public sealed record PolicyReading(PolicyFile File, ValueList<PolicyFault> Faults);
