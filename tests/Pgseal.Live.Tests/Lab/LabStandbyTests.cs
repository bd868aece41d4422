using Pgseal.Lab;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Lab;

public sealed class LabStandbyTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public async Task A_standby_streams_and_becomes_a_primary_when_promoted(int major)
    {
        await using var cluster = await SharedServers.NewClusterAsync(major, Cancellation, null, new LabStandbyOptions { Slot = "lab" });
        await cluster.Primary.Sql.ExecuteAsync("create table sent (id int)", Cancellation);

        Assert.True(await cluster.Standby.Sql.ScalarAsync<bool>("select pg_is_in_recovery()", Cancellation));
        Assert.Equal(await SystemIdentifier.OfAsync(cluster.Primary), await SystemIdentifier.OfAsync(cluster.Standby));
        Assert.True(await cluster.Primary.Sql.ScalarAsync<bool>("select active from pg_replication_slots where slot_name = 'lab'", Cancellation));

        await cluster.Standby.PromoteAsync(Cancellation);

        Assert.False(await cluster.Standby.Sql.ScalarAsync<bool>("select pg_is_in_recovery()", Cancellation));
        await cluster.Standby.Sql.ExecuteAsync("insert into sent values (1)", Cancellation);
    }

    [Fact]
    public async Task A_standby_is_made_of_a_running_primary_and_what_it_holds()
    {
        await using var primary = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        await primary.Sql.ExecuteAsync("create table held as select 42 as answer", Cancellation);

        await using var standby = await LabStandby.CreateAsync(primary, new LabStandbyOptions(), Cancellation);

        Assert.Equal(42, await standby.Sql.ScalarAsync<int>("select answer from held", Cancellation));
    }

    [Fact]
    public async Task Two_standbys_stream_from_one_primary()
    {
        await using var cluster = await SharedServers.NewClusterAsync(
            Majors.Newest, Cancellation, null, new LabStandbyOptions { Name = "a" }, new LabStandbyOptions { Name = "b", SslMode = "disable" });

        Assert.Equal(
            "a,b",
            await cluster.Primary.Sql.ScalarAsync<string>("select string_agg(application_name, ',' order by application_name) from pg_stat_replication", Cancellation));
    }

    [Fact]
    public async Task A_standby_dials_with_its_password()
    {
        const string Password = @"it's a \ password";
        await using var primary = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        await primary.Sql.ExecuteAsync("create role dialler login replication password 'it''s a \\ password'", Cancellation);
        await primary.WriteHbaAsync("local all all trust\nhost replication dialler 127.0.0.1/32 scram-sha-256\n", Cancellation);

        await using var standby = await LabStandby.CreateAsync(primary, new LabStandbyOptions { User = "dialler", Password = Password }, Cancellation);

        Assert.Equal("dialler", await primary.Sql.ScalarAsync<string>("select usename::text from pg_stat_replication", Cancellation));
    }
}
