namespace Pgseal.Core.Probing;

/// <summary>Whether a kind of client would accept a certificate.</summary>
/// <param name="Accepted">Null when that could not be judged.</param>
public sealed record Judgement(bool? Accepted, string Why);
