using System.Net;
using Pgseal.Core.Posture;
using Pgseal.Core.Sessions;

namespace Pgseal.Core.Hba.Proving;

/// <summary>Makes a connection that can be tried of one that a search found.</summary>
static class WitnessOf
{
    /// <summary>How the server calls the address of a Unix socket.</summary>
    public const string Socket = "[local]";

    public const string NamespaceIsOn = "db_user_namespace is on, and what it makes of user names with an @ is not decided";

    /// <summary>What a client asks for to be this user: with db_user_namespace, the name with an @ at its end. Null is not decided.</summary>
    public static ByteText? StartupUser(ByteText user, HbaEnvironment environment)
    {
        if (environment.DbUserNamespace != true || !HbaVersionFacts.HasDbUserNamespace(environment.Version))
            return user;
        return user.IndexOf((byte)'@') < 0 ? ByteText.Concat(user, "@") : (ByteText?)null;
    }

    public static HbaConnection Connection(ReachedConnection reached, ConnectionKind kind, ByteText startupUser) =>
        new(kind, reached.Database, startupUser, kind == ConnectionKind.Local ? null : IPAddress.Parse(reached.Address.ToString()))
        {
            Replication = reached.IsPhysical ? HbaReplication.Physical : HbaReplication.None,
        };

    public static Witness At(HbaRule rule, HbaConnection connection) => new(
        connection.Kind, connection.IsPhysicalReplication, connection.Database.ToString(), connection.User.ToString(),
        connection.Address is { } address ? ClientAddress.Of(address).ToString() : Socket, rule.File, rule.LineNumber);
}
