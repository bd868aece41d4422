namespace Pgseal.Core.Planning;

/// <summary>Where a certificate and its key stand.</summary>
public sealed record PairPaths(string Certificate, string Key);
