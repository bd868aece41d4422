namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>Something about settings that surprises, and where it is written down.</summary>
public sealed record Trap(string Sentence, string Source);
