namespace Pgseal.Core.Posture.Facts;

/// <summary>A file of authorities on the server's host that a hop would use.</summary>
/// <param name="Exists">Null where this role may not see it.</param>
public sealed record RootFile(string Path, bool? Exists);
