using Pgseal.Core;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads how passwords are kept, never the passwords' verifiers themselves.</summary>
static class PasswordReader
{
    /// <summary>Roles that may log in with an md5 password; pg_authid is for superusers.</summary>
    public static Task<Observed<ValueList<string>>> Md5RolesAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken) =>
        Permitted.ReadAsync(server, "how passwords are kept (pg_authid)", () => session.QueryAsync(
            "SELECT rolname::text AS name FROM pg_authid WHERE rolcanlogin AND rolpassword ~ '^md5[0-9a-f]{32}$' ORDER BY rolname",
            row => row.Text("name"),
            cancellationToken));

    /// <summary>password_encryption where it is set for a role or a database alone: the only setting of the kind that TLS and passwords depend on.</summary>
    public static Task<ValueList<RoleSetting>> EncryptionsAsync(SqlSession session, CancellationToken cancellationToken) => session.QueryAsync(
        """
        SELECT r.rolname::text AS role, d.datname::text AS database, split_part(setting, '=', 2) AS value
        FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = s.setrole LEFT JOIN pg_database d ON d.oid = s.setdatabase, unnest(s.setconfig) AS setting
        WHERE split_part(setting, '=', 1) = 'password_encryption'
        ORDER BY 1, 2
        """,
        row => new RoleSetting(row.TextOrNull("role"), row.TextOrNull("database"), row.Text("value")),
        cancellationToken);
}
