namespace Pgseal.Core.Hba;

/// <summary>A line that pgseal reads in another way than the server's own view: a bug of pgseal, never of the server.</summary>
/// <param name="Ours">Null where pgseal has no such row.</param>
/// <param name="Servers">Null where the server has none.</param>
public sealed record HbaDisagreement(HbaViewRow? Ours, HbaViewRow? Servers);
