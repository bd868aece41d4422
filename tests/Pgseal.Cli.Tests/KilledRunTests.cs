using System.Diagnostics;
using Pgseal.Testing;

namespace Pgseal.Cli.Tests;

/// <summary>I2 and I4: runs that die without a word, at every step and at any instant, on real servers.</summary>
public sealed class KilledRunTests : IDisposable
{
    static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(3), Slack = TimeSpan.FromMinutes(1);

    readonly string state = Directory.CreateTempSubdirectory("pgseal-state-").FullName;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(state, recursive: true);

    /// <summary>
    /// Each round kills apply at the next entry of its journal, then goes on with it or not, and kills disable or rollback at the next of theirs. In every
    /// fourth round the switch is left to act before anybody comes.
    /// </summary>
    [Theory]
    [Trait("Size", "Wide")]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public async Task I4_killed_at_any_step_the_operator_gets_in_and_the_next_run_finishes_or_undoes_it(int major)
    {
        await using var server = await KilledServer.StartAsync(major, state, ConfirmTimeout, Cancellation);
        var rounds = 0;
        for (var isOver = false; !isOver; rounds++)
        {
            using (var apply = server.Apply())
            {
                isOver = !await apply.ReachesAsync(rounds + 1);
                apply.Kill();
                await apply.EndAsync();
            }
            await server.OperatorGetsInAsync(Slack);
            if (rounds % 4 == 3)
                await Task.Delay(ConfirmTimeout + TimeSpan.FromSeconds(1.5), Cancellation);
            await server.RestartsAsync();
            var disables = rounds % 2 == 0;
            if (disables)
            {
                await server.RunsAsync(0, server.ApplyArguments);
                await server.IsEnforcedAsync();
            }
            using (var back = server.WayBack(disables))
            {
                await back.ReachesAsync(RunningProgram.Entries(state) + (rounds / 2));
                back.Kill();
                await back.EndAsync();
            }
            await server.OperatorGetsInAsync(Slack);
            using (var again = server.WayBack(disables))
                Assert.Equal(0, (await again.EndAsync()).ExitCode);
            await server.RestartsAsync();
            await server.IsAsBeforeAsync();
        }
        Assert.InRange(rounds, 8, 30);
    }

    [Theory]
    [Trait("Size", "Wide")]
    [MemberData(nameof(Majors.OldestAndNewest), MemberType = typeof(Majors))]
    public Task I4_killed_at_some_instant_it_ends_verified_or_as_before(int major) => KillAtRandomAsync(major, rounds: 6);

    [Theory]
    [Trait("Size", "Long")]
    [MemberData(nameof(Majors.All), MemberType = typeof(Majors))]
    public Task I4_killed_at_many_instants_it_ends_verified_or_as_before(int major) => KillAtRandomAsync(major, rounds: 34);

    /// <summary>Apply, disable and rollback in turn, killed at an instant drawn from how long one of them takes.</summary>
    async Task KillAtRandomAsync(int major, int rounds)
    {
        await using var server = await KilledServer.StartAsync(major, state, ConfirmTimeout, Cancellation);
        var took = Stopwatch.StartNew();
        await server.RunsAsync(0, server.ApplyArguments);
        var longest = took.Elapsed;
        await server.RunsAsync(0, "disable", server.Target);
        await server.IsAsBeforeAsync();
        var random = new Random(major);
        for (var round = 0; round < rounds; round++)
        {
            var (isApply, disables) = (round % 3 == 0, round % 3 == 1);
            if (!isApply)
                await server.RunsAsync(0, server.ApplyArguments);
            using (var program = isApply ? server.Apply() : server.WayBack(disables))
            {
                await Task.Delay(longest * random.NextDouble(), Cancellation);
                program.Kill();
                await program.EndAsync();
            }
            await server.OperatorGetsInAsync(Slack);
            await server.RestartsAsync();
            if (isApply)
            {
                await server.RunsAsync(0, server.ApplyArguments);
                await server.IsEnforcedAsync();
            }
            await server.RunsAsync(0, "disable", server.Target);
            await server.IsAsBeforeAsync();
        }
    }

    [Fact]
    public async Task I2_a_run_that_stands_still_is_taken_back_by_the_switch_and_says_so_when_it_wakes()
    {
        await using var server = await KilledServer.StartAsync(Majors.Newest, state, ConfirmTimeout, Cancellation);

        var (exitCode, answer) = await server.ApplyHeldInDrainAsync(Slack, async apply =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
            apply.Stop();
            await server.UntilAsync(server.HasRulesFromBefore, ConfirmTimeout + Slack);
            await server.PlaintextGetsInAsync(Slack);
            apply.Continue();
        });

        Assert.True(exitCode == 5, answer);
        Assert.Contains("dead man's switch", answer, StringComparison.Ordinal);
        await server.IsAsBeforeAsync();
    }

    [Fact]
    public async Task I1_a_server_that_is_killed_in_the_middle_comes_back_with_the_rules_from_before()
    {
        await using var server = await KilledServer.StartAsync(Majors.Newest, state, ConfirmTimeout, Cancellation);

        var (exitCode, answer) = await server.ApplyHeldInDrainAsync(Slack, _ => server.CrashAsync());

        Assert.True(exitCode == 6, answer);
        Assert.Contains("pgseal rollback", answer, StringComparison.Ordinal);
        Assert.True(server.HasRulesFromBefore());
        await server.RestartsAsync();
        await server.RunsAsync(0, "rollback");
        await server.IsAsBeforeAsync();
    }

    [Fact]
    public async Task I4_whoever_looks_next_is_told_that_a_run_was_interrupted_and_what_to_type()
    {
        await using var server = await KilledServer.StartAsync(Majors.Newest, state, ConfirmTimeout, Cancellation);
        using (var apply = server.Apply())
        {
            Assert.True(await apply.ReachesAsync(3));
            apply.Kill();
            await apply.EndAsync();
        }

        var (_, plan) = await server.SaysAsync("plan", "--state-dir", state);
        Assert.Contains("was interrupted: pgseal apply goes on with it, pgseal rollback", plan, StringComparison.Ordinal);
        foreach (var looks in (string[])["audit", "sessions"])
        {
            var (_, answer) = await server.SaysAsync(looks);
            Assert.Contains("its process is gone", answer, StringComparison.Ordinal);
            Assert.Contains("Take it back: pgseal rollback", answer, StringComparison.Ordinal);
        }
        await server.RunsAsync(0, "rollback");
        await server.IsAsBeforeAsync();
        Assert.DoesNotContain("interrupted", (await server.SaysAsync("plan", "--state-dir", state)).Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("run-unfinished", (await server.SaysAsync("audit")).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I11_while_a_run_lives_another_is_stopped_and_told_of_it()
    {
        await using var server = await KilledServer.StartAsync(Majors.Newest, state, ConfirmTimeout, Cancellation);

        var (first, _) = await server.ApplyHeldInDrainAsync(Slack, async _ =>
        {
            foreach (var other in (string[])[state, $"{state}/of another machine"])
            {
                var (exitCode, answer) = await RunningProgram.RunAsync(other, server.ApplyArguments);
                Assert.True(exitCode == 4, answer);
                Assert.Contains("has this member", answer, StringComparison.Ordinal);
            }
        });

        Assert.Equal(0, first);
        await server.IsEnforcedAsync();
    }

    [Fact]
    public async Task I3_a_file_that_somebody_changes_in_the_middle_is_not_written_over()
    {
        await using var server = await KilledServer.StartAsync(Majors.Newest, state, ConfirmTimeout, Cancellation);

        var (exitCode, answer) = await server.ApplyHeldInDrainAsync(Slack, async apply =>
        {
            await File.AppendAllTextAsync(server.HbaFile, "# by hand\n", Cancellation);
            apply.Stop();
            await Task.Delay(ConfirmTimeout + TimeSpan.FromSeconds(2), Cancellation);
            apply.Continue();
        });

        Assert.True(exitCode == 6, answer);
        Assert.Contains("changed by somebody else", answer, StringComparison.Ordinal);
        Assert.EndsWith("# by hand\n", await File.ReadAllTextAsync(server.HbaFile, Cancellation), StringComparison.Ordinal);
        await server.OperatorGetsInAsync(Slack);
        await server.RestartsAsync();
    }

    [Fact]
    public async Task I2_a_restart_inside_the_window_leaves_the_checked_file_the_operator_gets_in_and_the_next_command_finishes()
    {
        await using var server = await KilledServer.StartAsync(Majors.Newest, state, TimeSpan.FromMinutes(5), Cancellation);

        await server.ApplyHeldInDrainAsync(Slack, async apply =>
        {
            apply.Kill();
            // As a reboot does, which ends the switch too.
            await server.EndSwitchAsync();
            await server.CrashAsync();
        });

        await server.RestartsAsync();
        Assert.False(server.HasRulesFromBefore());
        await server.RunsAsync(0, server.ApplyArguments);
        await server.IsEnforcedAsync();
        await server.RunsAsync(0, "disable", server.Target);
        await server.IsAsBeforeAsync();
    }

    [Fact]
    public async Task I4_a_data_directory_that_becomes_read_only_is_told_of_and_the_next_run_finishes()
    {
        await using var server = await KilledServer.StartAsync(Majors.Newest, state, ConfirmTimeout, Cancellation);
        await using (var transaction = await server.BeginOnPlaintextAsync())
        {
            using var apply = server.Apply("--drain-timeout", "10m");
            await server.UntilAsync(() => !server.HasRulesFromBefore(), Slack);
            using (await server.ReadOnlyAsync())
            {
                apply.Kill();
                await apply.EndAsync();
                await Task.Delay(ConfirmTimeout + TimeSpan.FromSeconds(1), Cancellation); // the switch cannot act
                await server.OperatorGetsInAsync(TimeSpan.Zero);
                foreach (var next in (string[][])[server.ApplyArguments, ["rollback"]])
                {
                    var (exitCode, answer) = await RunningProgram.RunAsync(state, next);
                    Assert.True(exitCode == 4, $"{exitCode} {answer}");
                    Assert.Contains("read-only", answer, StringComparison.OrdinalIgnoreCase);
                }
                await server.OperatorGetsInAsync(TimeSpan.Zero);
            }
        }

        await server.RestartsAsync();
        await server.RunsAsync(0, server.ApplyArguments);
        await server.IsEnforcedAsync();
        await server.RunsAsync(0, "rollback");
        await server.IsAsBeforeAsync();
    }
}
