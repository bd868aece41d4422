namespace Pgseal.Core.Hba.Proving;

/// <summary>A connection found by the search.</summary>
/// <param name="Database">Empty for physical replication, which has none.</param>
sealed record ReachedConnection(bool IsPhysical, ByteText Database, ByteText User, ClientAddress Address);
