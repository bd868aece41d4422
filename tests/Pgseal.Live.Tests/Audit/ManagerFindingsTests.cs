using System.Text;
using Pgseal.Core.Posture;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Audit;

/// <summary>Somebody else's server: a real one made to look so by the names that a service makes. No cloud was asked.</summary>
public sealed class ManagerFindingsTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_service_is_known_by_what_it_makes(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions { Configuration = "rds.force_ssl = 0" });
        await server.Sql.ExecuteAsync("create role auditor login", Cancellation);
        Assert.Empty(await FindAsync("postgres"));

        await server.Sql.ExecuteAsync("create role rdsadmin superuser", Cancellation);
        await server.Sql.ExecuteAsync("create database rdsadmin", Cancellation);
        foreach (var role in new[] { "postgres", "auditor" })
        {
            var found = Assert.Single(await FindAsync(role));
            Assert.Equal(("Amazon RDS or Aurora", "rdsadmin, rds.force_ssl, rds.force_ssl = 0"), (found.Observed, found.Source));
            Assert.Contains("modify-db-parameter-group", found.Hint, StringComparison.Ordinal);
        }

        foreach (var (one, two, name) in new[]
                 {
                     ("create role azure_pg_admin", "create database azure_maintenance", "Azure Database for PostgreSQL"),
                     ("create role cloudsqlsuperuser", "create database cloudsqladmin", "Google Cloud SQL"),
                     ("create role alloydbsuperuser", "create database alloydbadmin", "Google AlloyDB"),
                     ("create role supabase_admin", "create role supabase_auth_admin", "Supabase"),
                     ("create role neon_superuser", "create role cloud_admin", "Neon"),
                 })
        {
            await server.Sql.ExecuteAsync(one, Cancellation);
            Assert.DoesNotContain(await FindAsync("auditor"), finding => finding.Observed == name);
            await server.Sql.ExecuteAsync(two, Cancellation);
            Assert.Contains(await FindAsync("auditor"), finding => finding.Observed == name);
        }

        Task<Core.ValueList<Finding>> FindAsync(string role) => Audited.FindAsync(server, Scope.Remote, role, "managed-by-another");
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Patronis_live_place_is_named(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions { Configuration = "cluster_name = 'main'" });
        Assert.Empty(await Audited.FindAsync(server, Scope.Remote, "postgres", "managed-by-another"));

        await WriteAsync($"{server.DataDirectory}/patroni.dynamic.json", """{"postgresql": {"pg_hba": ["host all all all md5"]}}""");
        var distributed = Assert.Single(await Audited.FindAsync(server, Scope.Remote, "postgres", "managed-by-another"));
        Assert.Equal("Patroni", distributed.Observed);
        Assert.StartsWith("Change postgresql.pg_hba (host to hostssl) with patronictl -c PATRONI.YML edit-config main:", distributed.Hint, StringComparison.Ordinal);

        await WriteAsync($"{server.Home}/patroni.yml", $"scope: main\npostgresql:\n  data_dir: {server.DataDirectory}\n  pg_hba:\n  - host all all all md5\n");
        var local = Assert.Single(await Audited.FindAsync(server, Scope.Remote, "postgres", "managed-by-another"));
        Assert.StartsWith($"Change postgresql.pg_hba in {server.Home}/patroni.yml on every node", local.Hint, StringComparison.Ordinal);
        Assert.Contains($"patronictl -c {server.Home}/patroni.yml reload main", local.Hint, StringComparison.Ordinal);
    }

    static Task WriteAsync(string path, string text) => ServerUser.Current.WriteFileAsync(path, Encoding.UTF8.GetBytes(text), Cancellation);
}
