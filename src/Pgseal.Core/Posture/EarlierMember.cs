namespace Pgseal.Core.Posture;

/// <summary>What an earlier audit said of a member.</summary>
public sealed record EarlierMember(Verdict Verdict, ValueList<FindingKey> Findings);
