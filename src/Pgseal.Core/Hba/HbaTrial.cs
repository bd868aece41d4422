namespace Pgseal.Core.Hba;

/// <summary>One rule held against one connection.</summary>
/// <param name="Matched">Null where it depends on something that is not known.</param>
/// <param name="Why">Each column that does not match, or what is not known; a clause in words.</param>
public sealed record HbaTrial(HbaRule Rule, bool? Matched, string Why);
