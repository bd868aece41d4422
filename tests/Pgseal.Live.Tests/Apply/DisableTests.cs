using Pgseal.Core.Planning;
using Pgseal.Core.Tls;
using Pgseal.Live.Apply;
using Pgseal.Live.Postgres.Connecting;
using Pgseal.Testing;

namespace Pgseal.Live.Tests.Apply;

/// <summary>The way back where no journal says what was before.</summary>
public sealed class DisableTests : ChangeTests
{
    [Theory]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task Without_a_journal_only_everything_opens_the_cluster(int major)
    {
        await using var cluster = await NewClusterAsync(major);
        var targets = TargetsOf(cluster);
        var before = await File.ReadAllBytesAsync(cluster.Primary.HbaFile, Cancellation);
        Assert.Equal(RunOutcome.Verified, (await Applier.ApplyAsync([targets], Options(), _ => { }, Cancellation)).Outcome);
        var elsewhere = Undo() with { StateDirectory = Path.Combine(StateDirectory, "elsewhere") };

        var refused = await Disabler.DisableAsync([targets], everything: false, elsewhere, _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Refused, refused.Outcome);
        Assert.Contains("--everything", refused.Problem!.Next, StringComparison.Ordinal);
        Assert.IsType<AttemptOutcome.Refused>(await PlaintextAsync(cluster.Primary));

        var opened = await Disabler.DisableAsync([targets], everything: true, elsewhere, _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Verified, opened.Outcome);
        foreach (var server in (Pgseal.Lab.LabServer[])[cluster.Primary, cluster.Standby])
        {
            Assert.IsType<AttemptOutcome.Admitted>(await PlaintextAsync(server));
            Assert.Equal("off", await server.Sql.ScalarAsync<string>("show ssl", Cancellation));
            Assert.Equal(before, await File.ReadAllBytesAsync(server.HbaFile, Cancellation));
        }
        Assert.Equal(RunOutcome.NothingToChange, (await Disabler.DisableAsync([targets], everything: true, elsewhere, _ => { }, Cancellation)).Outcome);

        var back = await Rollbacker.RollbackAsync(opened.Run, elsewhere, _ => { }, Cancellation);
        Assert.Equal(RunOutcome.Verified, back.Outcome);
        Assert.IsType<AttemptOutcome.Refused>(await PlaintextAsync(cluster.Primary));
    }

    [Fact]
    public async Task Everything_after_a_recorded_run_takes_the_run_back_first()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        await server.WriteHbaAsync(Rules + "\nhostssl all all ::1/128 trust\n", Cancellation);
        await server.ReloadAsync(Cancellation);
        await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);

        var opened = await Disabler.DisableAsync([new(TargetOf(server), [])], everything: true, Undo(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Verified, opened.Outcome);
        Assert.Equal(Rules + "\nhost all all ::1/128 trust\n", await File.ReadAllTextAsync(server.HbaFile, Cancellation));
    }

    [Theory]
    [InlineData("hostssl app all 10.0.0.0/8 cert", "cert")]
    [InlineData("hostssl app all 10.0.0.0/8 scram-sha-256 clientcert=verify-full", "clientcert")]
    [InlineData("hostnossl app all 10.0.0.0/8 reject", "refuses plaintext")]
    public async Task A_line_that_means_something_over_tls_only_is_named_and_nothing_changes(string line, string named)
    {
        await using var server = await SharedServers.NewServerAsync(Majors.Newest, Cancellation);
        var rules = $"local all all trust\nhostssl all all 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 trust\n{line}\n";
        await server.WriteHbaAsync(rules, Cancellation);
        await server.ReloadAsync(Cancellation);

        var run = await Disabler.DisableAsync([new(TargetOf(server), [])], everything: true, Undo(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Refused, run.Outcome);
        Assert.Equal($"{server.HbaFile}:4", run.Problem!.Where);
        Assert.Contains(named, run.Problem.What, StringComparison.Ordinal);
        Assert.Equal(rules, await File.ReadAllTextAsync(server.HbaFile, Cancellation));
    }

    [Fact]
    public async Task An_operator_who_demands_tls_is_told_before_it_goes()
    {
        await using var server = await NewServerAsync(Majors.Newest);
        await Applier.ApplyAsync([new(TargetOf(server), [])], Options(), _ => { }, Cancellation);

        var run = await Disabler.DisableAsync([new(TargetOf(server, "sslmode=require"), [])], everything: true, Undo(), _ => { }, Cancellation);

        Assert.Equal(RunOutcome.Refused, run.Outcome);
        Assert.Contains("lock yourself out", run.Problem!.What, StringComparison.Ordinal);
        await using var tls = await SqlSession.OpenAsync(TargetOf(server, "sslmode=require"), Patience, Cancellation);
        Assert.NotNull(tls.Tls);
    }
}
