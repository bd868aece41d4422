namespace Pgseal.Core.Hba;

/// <summary>What surprises in rules, and what could not be decided about them.</summary>
/// <param name="NotKnown">Sentences; where there is one, that nothing was found does not mean that nothing is there.</param>
public sealed record HbaLintResult(ValueList<HbaFinding> Findings, ValueList<string> NotKnown);
