using Pgseal.Core.Hba.Matching;

namespace Pgseal.Core.Hba.Proving;

/// <summary>A connection without its address.</summary>
/// <param name="Database">Empty for physical replication.</param>
readonly record struct NamePoint(bool IsPhysical, ByteText Database, ByteText User)
{
    /// <summary>Whether a word of the user or the database column matches; null is not known.</summary>
    public bool? Matches(NameMatch names, HbaToken token, bool inUserColumn) =>
        inUserColumn ? names.User(token, User)
        : IsPhysical ? NameMatch.PhysicalReplication(token)
        : names.Database(token, Database, User);
}
