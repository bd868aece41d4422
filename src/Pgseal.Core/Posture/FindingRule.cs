namespace Pgseal.Core.Posture;

/// <summary>A kind of finding: its stable id, its severity, and one sentence without user data.</summary>
public sealed record FindingRule(string Id, Severity Severity, string Summary);
