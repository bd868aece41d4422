using Pgseal.Core.Tls;

namespace Pgseal.Core.Probing;

/// <summary>Whom a probe pretends to be; nothing is ever answered to a request for credentials.</summary>
/// <remarks>The rules are decided before the role or the database is looked up (PostgreSQL 13 to 18, backend/utils/init/postinit.c), so a role that does not exist will do.</remarks>
public static class ProbeLogins
{
    /// <summary>Cannot exist: PostgreSQL keeps names that begin with <c>pg_</c> for itself (since 9.6).</summary>
    public const string Nobody = "pg_seal_probe";

    public const string UsualName = "postgres";

    /// <summary>The logins to try in clear. Those guessed are few, as each costs the server a process: rules treat logical replication like an ordinary connection.</summary>
    public static ValueList<Login> ToTry(ValueList<string> users, ValueList<string> databases)
    {
        if (users.Count == 0 && databases.Count == 0)
            return
            [
                new(Nobody, UsualName, PhysicalReplication: false),
                new(UsualName, UsualName, PhysicalReplication: false) { LogicalReplication = true },
                new(Nobody, UsualName, PhysicalReplication: true),
            ];
        ValueList<string> names = users.Count > 0 ? users : [Nobody, UsualName];
        ValueList<string> places = databases.Count > 0 ? databases : [UsualName];
        return
        [
            .. names.SelectMany(user => places.Select(database => new Login(user, database, PhysicalReplication: false))),
            .. names.Select(user => new Login(user, places[0], PhysicalReplication: false) { LogicalReplication = true }),
            .. names.Select(user => new Login(user, places[0], PhysicalReplication: true)),
        ];
    }
}
