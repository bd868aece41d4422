using System.Diagnostics;
using Npgsql;
using Pgseal.Core.Planning;
using Pgseal.Core.Sessions;
using Pgseal.Core.Tls;
using Pgseal.Lab;
using Pgseal.Live.Apply;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Apply;

/// <summary>A standby that goes away in the middle of a run.</summary>
public sealed class StandbyLostTests : ChangeTests
{
    [Theory]
    [Trait("Size", "Wide")]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task I4_a_standby_that_is_stopped_in_the_middle_leaves_no_member_half_done(int major)
    {
        await using var cluster = await NewClusterAsync(major);
        var servers = (LabServer[])[cluster.Primary, cluster.Standby];
        var before = servers.Select(server => File.ReadAllBytes(server.HbaFile)).ToList();
        await using var held = new NpgsqlConnection($"{LabSql.ConnectionString("127.0.0.1", cluster.Primary.Port)};SSL Mode=Disable");
        await held.OpenAsync(Cancellation);
        await using (var begin = new NpgsqlCommand("begin", held))
            await begin.ExecuteNonQueryAsync(Cancellation);
        var options = Options() with { Drain = new(DrainPolicy.Transaction, TimeSpan.FromMinutes(10), DrainOptions.UsualRate, []), ConfirmTimeout = TimeSpan.FromMinutes(1), Timeout = TimeSpan.FromSeconds(5) };

        var applying = Applier.ApplyAsync([TargetsOf(cluster)], options, _ => { }, Cancellation);
        for (var waited = Stopwatch.StartNew(); Bytes(cluster.Primary).SequenceEqual(before[0]); await Task.Delay(20, Cancellation))
            Assert.True(waited.Elapsed < Patience && !applying.IsCompleted, "the rules of the primary did not change");
        await cluster.Standby.StopAsync(StopMode.Fast, Cancellation);
        await held.CloseAsync();
        var run = await applying;

        Assert.True(run.Outcome is RunOutcome.RolledBack or RunOutcome.Attention, run.Outcome.ToString());
        Assert.NotNull(run.Problem);
        await cluster.Standby.StartAsync(Cancellation);
        if (run.Outcome == RunOutcome.Attention)
            Assert.Equal(RunOutcome.Verified, (await Rollbacker.RollbackAsync(null, Undo(), _ => { }, Cancellation)).Outcome);
        foreach (var (server, bytes) in servers.Zip(before))
        {
            Assert.Equal(bytes, Bytes(server));
            Assert.IsType<AttemptOutcome.Admitted>(await PlaintextAsync(server));
            Assert.Empty(Directory.GetFileSystemEntries(server.DataDirectory, ".pgseal-*"));
        }
    }

    static byte[] Bytes(LabServer server) => File.ReadAllBytes(server.HbaFile);
}
