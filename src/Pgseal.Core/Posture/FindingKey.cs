namespace Pgseal.Core.Posture;

/// <summary>What makes a finding the same one in two audits: its id and what it is about, not the value observed.</summary>
public sealed record FindingKey(string Id, string Subject);
