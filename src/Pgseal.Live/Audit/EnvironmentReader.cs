using System.Text;
using Pgseal.Core;
using Pgseal.Core.Hba;
using Pgseal.Core.Posture.Facts;
using Pgseal.Live.Hba;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Audit;

/// <summary>Reads what the rules are judged against: roles with their memberships, databases, and what the settings say.</summary>
static class EnvironmentReader
{
    public static async Task<HbaEnvironment> ReadAsync(
        SqlSession session, ServerFacts server, LocalHost? host, CancellationToken cancellationToken)
    {
        var roles = await session.QueryAsync(
            """
            SELECT r.rolname::text AS name, r.rolsuper AS superuser, r.rolcanlogin AS login, ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS member_of
            FROM pg_roles r ORDER BY r.rolcanlogin DESC, r.rolname
            """,
            row => new HbaRole(Name(row.Text("name")), row.Texts("member_of").Select(Name).ToValueList())
            {
                IsSuperuser = row.Bool("superuser"),
                CanLogin = row.Bool("login"),
            },
            cancellationToken);
        // One query for both: the build is for superusers to see, and who may not would have the whole query refused.
        var databases = await session.QueryAsync(
            $"SELECT datname::text AS name, {(server.IsSuperuser ? "(SELECT setting FROM pg_config WHERE name = 'CONFIGURE')" : "NULL::text")} AS build "
            + "FROM pg_database WHERE datallowconn ORDER BY datname",
            row => (Name: Name(row.Text("name")), Build: row.TextOrNull("build")),
            cancellationToken);
        var interfaces = host is null ? null : Interfaces.Of(host);
        return new(server.Version)
        {
            Ssl = server.Settings.IsOn("ssl"),
            ClientCa = server.Settings.Value("ssl_ca_file") is { Length: > 0 },
            Roles = roles,
            Databases = databases.Select(database => database.Name).ToValueList(),
            Features = databases.Count > 0 && databases[0].Build is { } build ? BuildFeatures.Of(build) : null,
            Interfaces = interfaces?.Select(it => new HbaInterface(it.Address, it.PrefixLength)).ToValueList(),
            InterfaceNames = interfaces?.Select(it => it.Interface).Distinct().ToValueList(),
            OAuthValidators = server.Settings.Value("oauth_validator_libraries") is { } libraries
                ? libraries.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToValueList()
                : null,
            DbUserNamespace = server.Settings.IsOn("db_user_namespace"),
        };
    }

    static ByteText Name(string name) => new(Encoding.UTF8.GetBytes(name));
}
