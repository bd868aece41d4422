using System.Net;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba;

/// <summary>A connection as its startup packet and socket describe it.</summary>
/// <param name="Address">Of the client; null for a Unix socket.</param>
public sealed record HbaConnection(ConnectionKind Kind, ByteText Database, ByteText User, IPAddress? Address)
{
    /// <summary>The server cuts names off here (NAMEDATALEN).</summary>
    public const int LongestName = 63;

    public HbaReplication Replication { get; init; }

    public HbaCertificate? Certificate { get; init; }

    public bool IsPhysicalReplication => Replication == HbaReplication.Physical;

    /// <summary>A startup packet without a database means the one named like the user.</summary>
    internal ByteText AskedDatabase => Truncated(Database.IsEmpty ? User : Database);

    internal static ByteText Truncated(ByteText name) => name.Length > LongestName ? name.Slice(0, LongestName) : name;
}
