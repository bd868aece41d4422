namespace Pgseal.Core.Hba.Proving;

/// <summary>A word of a rule whose meaning is not known: what is not known of it is the same wherever it stands in this column.</summary>
readonly record struct Unknowable(RuleColumn Column, HbaToken Token);
