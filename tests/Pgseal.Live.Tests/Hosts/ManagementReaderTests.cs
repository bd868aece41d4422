using Pgseal.Live.Hosts;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Hosts;

public sealed class ManagementReaderTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task A_server_as_initdb_makes_it_is_managed_by_nobody(int major)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await SharedServers.NewServerAsync(major, cancellation);
        await server.Sql.ExecuteAsync("alter system set work_mem = '5MB'", cancellation);
        Assert.Empty(ManagementReader.Find(
            server.DataDirectory,
            server.DataDirectory,
            [server.ConfigurationFile, server.HbaFile, $"{server.DataDirectory}/postgresql.auto.conf", $"{server.DataDirectory}/pg_ident.conf"]));
    }

    [Fact]
    public void Headers_and_files_are_gathered()
    {
        folder.Make("data");
        folder.Write("data/patroni.dynamic.json", "{}");
        folder.Write("pg_hba.conf", "# Ansible managed\n");
        Assert.Equal(
            [("Patroni", folder["data/patroni.dynamic.json"]), ("Ansible", folder["pg_hba.conf"] + ":1")],
            ManagementReader.Find(folder["data"], folder.Path, [folder["pg_hba.conf"]]).Select(it => (it.Name, it.Evidence)));
    }
}
