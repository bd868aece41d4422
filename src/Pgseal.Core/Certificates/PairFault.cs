namespace Pgseal.Core.Certificates;

/// <summary>One thing that is wrong with a pair, with the sentence to show.</summary>
public sealed record PairFault(PairFaultKind Kind, string Sentence);
