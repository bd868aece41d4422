namespace Pgseal.Core.Certificates;

/// <summary>A name that cannot stand in a certificate, and why.</summary>
/// <param name="Name">As given: untrusted.</param>
public sealed record LeftOutName(string Name, string Why);
