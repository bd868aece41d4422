using System.Globalization;
using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Lab;

public sealed class LabServerTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task A_server_answers_as_the_version_asked_for(int major)
    {
        await using var server = await SharedServers.NewServerAsync(major, Cancellation);

        var number = await server.Sql.ScalarAsync<string>("show server_version_num", Cancellation);

        Assert.Equal(server.Binaries.Version.Number, int.Parse(number, CultureInfo.InvariantCulture));
        Assert.Equal(major, server.Binaries.Major);
        Assert.Equal(server.Port.ToString(CultureInfo.InvariantCulture), await server.Sql.ScalarAsync<string>("show port", Cancellation));
    }

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task A_standby_streams_and_becomes_a_primary_when_promoted(int major)
    {
        await using var cluster = await SharedServers.NewClusterAsync(major, Cancellation, null, new LabStandbyOptions { Slot = "lab" });
        await cluster.Primary.Sql.ExecuteAsync("create table sent (id int)", Cancellation);

        Assert.True(await cluster.Standby.Sql.ScalarAsync<bool>("select pg_is_in_recovery()", Cancellation));
        Assert.Equal(await SystemIdentifierAsync(cluster.Primary), await SystemIdentifierAsync(cluster.Standby));
        Assert.True(await cluster.Primary.Sql.ScalarAsync<bool>("select active from pg_replication_slots where slot_name = 'lab'", Cancellation));

        await cluster.Standby.PromoteAsync(Cancellation);

        Assert.False(await cluster.Standby.Sql.ScalarAsync<bool>("select pg_is_in_recovery()", Cancellation));
        await cluster.Standby.Sql.ExecuteAsync("insert into sent values (1)", Cancellation);
    }

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_disposed_server_leaves_no_process_and_no_file(int major)
    {
        var server = await SharedServers.NewServerAsync(major, Cancellation);
        var home = server.Home;
        Assert.NotEmpty(Processes.Naming(home));

        await server.DisposeAsync();

        await Processes.GoneAsync(home, Cancellation);
        Assert.False(Directory.Exists(home));
    }

    [Fact]
    public async Task A_copy_shares_the_system_identifier_unless_its_own_is_asked_for()
    {
        var major = Majors.Newest;
        await using var first = await SharedServers.NewServerAsync(major, Cancellation);
        await using var second = await SharedServers.NewServerAsync(major, Cancellation);
        await using var own = await SharedServers.NewServerAsync(major, Cancellation, new LabServerOptions { OwnSystemIdentifier = true });

        Assert.Equal(await SystemIdentifierAsync(first), await SystemIdentifierAsync(second));
        Assert.NotEqual(await SystemIdentifierAsync(first), await SystemIdentifierAsync(own));
    }

    static Task<long> SystemIdentifierAsync(LabServer server) =>
        server.Sql.ScalarAsync<long>("select system_identifier from pg_control_system()", Cancellation);
}
