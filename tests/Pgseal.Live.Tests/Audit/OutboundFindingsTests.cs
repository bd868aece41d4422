using System.Text;
using System.Text.Json;
using Npgsql;
using Pgseal.Core;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Audit;

/// <summary>What audit finds in the connections that a real server opens itself.</summary>
public sealed class OutboundFindingsTests
{
    static readonly string[] ids = ["outbound-plaintext", "outbound-not-verified", "outbound-name-not-checked", "outbound-not-seen"];

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    static Task<ValueList<Finding>> FindAsync(LabServer server, string user = "postgres") => AuditOf.FindAsync(server, ids, Cancellation, user);

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Foreign_servers_of_every_database_are_judged_and_no_others(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await AuditOf.MakeRolesAsync(server, Cancellation);
        Assert.Empty(await FindAsync(server));
        Assert.Empty(await FindAsync(server, AuditOf.Ordinary));

        await server.Sql.ExecuteAsync("CREATE DATABASE app", Cancellation);
        await server.Sql.ExecuteAsync("CREATE DATABASE \"clo sed\"", Cancellation);
        await server.Sql.ExecuteAsync("REVOKE CONNECT ON DATABASE \"clo sed\" FROM PUBLIC", Cancellation);
        await InAsync(server, "app",
            """
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db2.example.com', fetch_size '50');
            CREATE USER MAPPING FOR postgres SERVER far OPTIONS (user 'u', password 'sesame');
            CREATE SERVER "Fa""r" FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db2.example.com', sslmode 'require');
            CREATE SERVER ca FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db2.example.com', sslmode 'verify-ca', sslrootcert '/ca.crt');
            CREATE SERVER verified FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db2.example.com', sslmode 'verify-full', sslrootcert '/ca.crt');
            CREATE SERVER here FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', sslmode 'disable');
            CREATE SERVER socket FOREIGN DATA WRAPPER postgres_fdw OPTIONS (dbname 'x');
            CREATE FOREIGN DATA WRAPPER other;
            CREATE SERVER strange FOREIGN DATA WRAPPER other OPTIONS (host 'db2.example.com', sslmode 'disable');
            """);
        await InAsync(server, "clo sed",
            """
            CREATE EXTENSION dblink;
            CREATE SERVER linked FOREIGN DATA WRAPPER dblink_fdw OPTIONS (hostaddr '192.0.2.7', sslmode 'allow');
            CREATE FOREIGN DATA WRAPPER free VALIDATOR dblink_fdw_validator;
            CREATE SERVER mapped FOREIGN DATA WRAPPER free OPTIONS (host 'db2.example.com', sslmode 'verify-full', sslrootcert '/ca.crt');
            """);

        var seen = await FindAsync(server);
        Assert.Equal(
            [
                "outbound-not-verified: foreign server Fa\"r in app", // a root file that does not exist, beside verify-ca, never connects
                "outbound-plaintext: foreign server far in app",
                "outbound-plaintext: foreign server linked in clo sed",
            ],
            AuditOf.Short(seen));
        Assert.Contains(seen, finding => finding.Hint.StartsWith("In database app: ALTER SERVER \"Fa\"\"r\" OPTIONS (SET sslmode 'verify-full', ADD sslrootcert ", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, finding => finding.Observed.Contains("PGSSLMODE", StringComparison.Ordinal));
        Assert.DoesNotContain("sesame", JsonSerializer.Serialize(seen), StringComparison.Ordinal);

        Assert.Equal(
            [
                "outbound-name-not-checked: foreign server ca in app", // whether the file exists is not for it to see
                "outbound-not-seen: database clo sed",
                "outbound-not-verified: foreign server Fa\"r in app",
                "outbound-plaintext: foreign server far in app",
            ],
            AuditOf.Short(await FindAsync(server, AuditOf.Ordinary)));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_user_mapping_decides_only_where_no_validator_keeps_it_from_that(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await AuditOf.MakeRolesAsync(server, Cancellation);
        await InAsync(server, "postgres",
            """
            CREATE EXTENSION postgres_fdw;
            CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db2.example.com', sslmode 'verify-full', sslrootcert '/ca.crt');
            CREATE USER MAPPING FOR postgres SERVER far OPTIONS (user 'u', password 'sesame');
            """);
        Assert.Empty(await FindAsync(server));
        Assert.Empty(await FindAsync(server, AuditOf.Monitor));

        await InAsync(server, "postgres",
            "ALTER FOREIGN DATA WRAPPER postgres_fdw NO VALIDATOR; CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (sslmode 'disable', password 'sesame')");

        var finding = Assert.Single(await FindAsync(server));
        Assert.Equal("outbound-plaintext: user mapping for public on far in postgres", Assert.Single(AuditOf.Short([finding])));
        Assert.StartsWith("In database postgres: ALTER USER MAPPING FOR PUBLIC SERVER \"far\" OPTIONS (SET sslmode 'verify-full', ADD sslrootcert ", finding.Hint, StringComparison.Ordinal);
        Assert.Equal(
            ["outbound-not-seen: user mapping for postgres on far in postgres", "outbound-not-seen: user mapping for public on far in postgres"],
            AuditOf.Short(await FindAsync(server, AuditOf.Monitor)));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Subscriptions_are_judged_by_who_may_see_them_and_named_to_who_may_not(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);
        await AuditOf.MakeRolesAsync(server, Cancellation);
        await server.Sql.ExecuteAsync("CREATE DATABASE app", Cancellation);
        await InAsync(server, "app", "CREATE SUBSCRIPTION sub CONNECTION 'host=db2.example.com user=rep password=sesame' PUBLICATION p WITH (connect = false)");
        await InAsync(server, "app", "CREATE SUBSCRIPTION good CONNECTION 'host=db2.example.com sslmode=verify-full sslrootcert=/ca.crt' PUBLICATION p WITH (connect = false)");

        var finding = Assert.Single(await FindAsync(server));
        Assert.Equal("outbound-plaintext: subscription sub in app", Assert.Single(AuditOf.Short([finding])));
        Assert.StartsWith("In database app: ALTER SUBSCRIPTION \"sub\" CONNECTION 'host=db2.example.com user=rep sslmode=verify-full sslrootcert=", finding.Hint, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", JsonSerializer.Serialize(finding), StringComparison.Ordinal);

        foreach (var role in new[] { AuditOf.Monitor, AuditOf.Ordinary })
            Assert.Equal(["outbound-not-seen: subscription good in app", "outbound-not-seen: subscription sub in app"], AuditOf.Short(await FindAsync(server, role)));
        await server.Sql.ExecuteAsync($"GRANT SELECT (subconninfo) ON pg_subscription TO {AuditOf.Monitor}", Cancellation);
        Assert.Equal(["outbound-plaintext: subscription sub in app"], AuditOf.Short((await FindAsync(server, AuditOf.Monitor))));
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_standbys_upstream_and_the_commands_of_the_settings_are_hops_too(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation, new()
        {
            Configuration = "primary_conninfo = 'host=192.0.2.7 password=sesame connect_timeout=2'\narchive_mode = on\narchive_command = 'true \"postgresql://u:sesame@db2.example.com/x?sslmode=require\" %p'",
        });
        await AuditOf.MakeRolesAsync(server, Cancellation);
        Assert.Equal(["outbound-not-verified: archive_command"], AuditOf.Short(await FindAsync(server))); // a primary does not dial its primary_conninfo

        await ServerUser.Current.WriteFileAsync(Path.Combine(server.DataDirectory, "standby.signal"), Encoding.ASCII.GetBytes(""), Cancellation);
        await server.ConfigureAsync("archive_command = 'true %p'", Cancellation);
        await server.RestartAsync(Cancellation);
        var finding = Assert.Single(await FindAsync(server));
        Assert.Equal("outbound-plaintext: primary_conninfo", Assert.Single(AuditOf.Short([finding])));
        Assert.DoesNotContain("sesame", JsonSerializer.Serialize(finding), StringComparison.Ordinal);
        var caveat = Assert.Single(await FindAsync(server, AuditOf.Monitor));
        Assert.Equal("outbound-plaintext", caveat.Id);
        Assert.EndsWith("whether the server's environment has PGSSLMODE was not seen", caveat.Observed, StringComparison.Ordinal);
        Assert.Equal(["outbound-not-seen: primary_conninfo"], AuditOf.Short(await FindAsync(server, AuditOf.Ordinary)));

        await server.ConfigureAsync("primary_conninfo = 'host=192.0.2.7 sslmode=verify-full sslrootcert=/ca.crt'", Cancellation);
        await server.ReloadAsync(Cancellation);
        Assert.Empty(await FindAsync(server));
    }

    static async Task InAsync(LabServer server, string database, string sql)
    {
        await using var connection = new NpgsqlConnection(LabSql.ConnectionString(server.SocketDirectory, server.Port, database: database));
        await connection.OpenAsync(Cancellation);
#pragma warning disable CA2100 // the test writes the SQL
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
