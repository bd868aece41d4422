using Pgseal.Core.Conninfo;
using Pgseal.Core.Planning;
using Pgseal.Core.Settings;
using Pgseal.Core.Tls;
using Pgseal.Lab;
using Pgseal.Live.Apply;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Apply;

/// <summary>Standbys that are made to verify whom they stream from, and made as before again.</summary>
public sealed class HardenTests : ChangeTests
{
    const string Password = "hunter2's \\ secret";

    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task A_standby_verifies_its_primary_and_its_password_is_seen_nowhere(int major)
    {
        await using var cluster = await NewClusterAsync(major, new LabStandbyOptions { SslMode = "disable", Password = Password });
        var file = $"{cluster.Standby.DataDirectory}/postgresql.auto.conf";
        var before = await File.ReadAllTextAsync(file, Cancellation);

        var run = await Applier.ApplyAsync([TargetsOf(cluster)], Options() with { HardenStandbys = true }, _ => { }, Cancellation);

        Assert.Equal((RunOutcome.Verified, null), (run.Outcome, run.Problem));
        var dialled = await cluster.Standby.Sql.ScalarAsync<string>("select conninfo from pg_stat_wal_receiver where status = 'streaming'", Cancellation);
        Assert.Contains("sslmode=verify-full", dialled, StringComparison.Ordinal);
        Assert.Contains("application_name=standby1", dialled, StringComparison.Ordinal);
        Assert.True(await cluster.Primary.Sql.ScalarAsync<bool>("select bool_and(ssl) from pg_stat_replication join pg_stat_ssl using (pid)", Cancellation));

        // A setting that somebody adds meanwhile stays.
        await cluster.Standby.Sql.ExecuteAsync("alter system set work_mem = '5MB'", Cancellation);
        var back = await Disabler.DisableAsync([TargetsOf(cluster)], everything: false, Undo(), _ => { }, Cancellation);

        Assert.Equal((RunOutcome.Verified, null), (back.Outcome, back.Problem));
        await LabStandby.WaitUntilStreamingAsync(cluster.Primary, cluster.Standby, "standby1", Cancellation);
        // As before, but for the password: it stays in its file, since the server logs every new value.
        var (dialledBefore, dialledNow) = (Line(before), Line(await File.ReadAllTextAsync(file, Cancellation)));
        Assert.Equal(KeyValueText.Without(dialledBefore, "password"), KeyValueText.Without(dialledNow, "passfile"));
        Assert.Contains("passfile=", dialledNow, StringComparison.Ordinal);
        Assert.Contains("work_mem = '5MB'", await File.ReadAllTextAsync(file, Cancellation), StringComparison.Ordinal);
        foreach (var told in (string[])[cluster.Primary.LogFile, cluster.Standby.LogFile, .. Directory.GetFiles(StateDirectory, "*.jsonl", SearchOption.AllDirectories)])
            Assert.DoesNotContain("hunter2", await File.ReadAllTextAsync(told, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standby_that_was_promoted_refuses_plaintext_as_its_primary_did()
    {
        await using var cluster = await NewClusterAsync(Majors.Newest);
        await Applier.ApplyAsync([TargetsOf(cluster)], Options() with { HardenStandbys = true }, _ => { }, Cancellation);

        await cluster.Primary.StopAsync(StopMode.Immediate, Cancellation);
        await cluster.Standby.PromoteAsync(Cancellation);

        Assert.IsType<AttemptOutcome.Refused>(await PlaintextAsync(cluster.Standby));
    }

    [Fact]
    public async Task A_name_that_no_certificate_covers_stops_it_before_anything_changes()
    {
        await using var cluster = await NewClusterAsync(Majors.Newest, new LabStandbyOptions { PrimaryHost = "127.0.0.9" }, new LabServerOptions { ListenAddresses = "127.0.0.1,127.0.0.9" });
        var options = Options() with { HardenStandbys = true };

        var refused = await Applier.ApplyAsync([TargetsOf(cluster)], options, _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Refused, refused.Outcome);
        Assert.Contains("127.0.0.9", refused.Problem!.What, StringComparison.Ordinal);

        var named = await Applier.ApplyAsync([TargetsOf(cluster)], options with { Sans = ["127.0.0.9"] }, _ => { }, Cancellation);
        Assert.Equal((RunOutcome.Verified, null), (named.Outcome, named.Problem));
    }

    static async Task<LabCluster> NewClusterAsync(int major, LabStandbyOptions standby, LabServerOptions? options = null)
    {
        var cluster = await SharedServers.NewClusterAsync(major, Cancellation, (options ?? new()) with { Configuration = "log_statement = all" }, standby);
        foreach (var server in (LabServer[])[cluster.Primary, cluster.Standby])
        {
            await server.WriteHbaAsync(Rules, Cancellation);
            await server.ReloadAsync(Cancellation);
        }
        return cluster;
    }

    static string Line(string file) => ConfigFileText.Find(file, "primary_conninfo")!;
}
