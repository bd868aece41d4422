namespace Pgseal.Core.Sessions;

/// <summary>What a drain did.</summary>
/// <param name="Ended">How many sessions were ended.</param>
/// <param name="Left">How many in-scope plaintext sessions stand: by policy, or at the drain's deadline.</param>
public sealed record DrainReport(DrainPolicy Policy, int Ended, int Left);
