namespace Pgseal.Core.Planning;

/// <summary>An error as a person needs it: what failed, where, what stands changed, and the next command to type.</summary>
public sealed record Problem(string What, string Where, string Stands, string Next);
