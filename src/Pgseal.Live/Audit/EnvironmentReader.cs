using System.Text;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads what the rules are judged against: roles with their memberships, databases, and what the settings say.</summary>
static class EnvironmentReader
{
    public static async Task<HbaEnvironment> ReadAsync(SqlSession session, ServerFacts server, CancellationToken cancellationToken)
    {
        var roles = await session.QueryAsync(
            """
            SELECT r.rolname::text AS name, ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS member_of
            FROM pg_roles r ORDER BY r.rolcanlogin DESC, r.rolname
            """,
            row => new HbaRole(Name(row.Text("name")), row.Texts("member_of").Select(Name).ToValueList()),
            cancellationToken);
        var databases = await session.QueryAsync(
            "SELECT datname::text AS name FROM pg_database WHERE datallowconn ORDER BY datname", row => Name(row.Text("name")), cancellationToken);
        return new(server.Version)
        {
            Ssl = server.Settings.IsOn("ssl"),
            ClientCa = server.Settings.Value("ssl_ca_file") is { Length: > 0 },
            Roles = roles,
            Databases = databases,
            DbUserNamespace = server.Settings.IsOn("db_user_namespace"),
        };
    }

    static ByteText Name(string name) => new(Encoding.UTF8.GetBytes(name));
}
