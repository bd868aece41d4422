using System.Diagnostics;
using Pgseal.Live.Hosts;
using Pgseal.Live.State;
using Pgseal.Live.Tests.Hosts;

namespace Pgseal.Live.Tests.State;

public sealed class RunMarkerTests : IDisposable
{
    static readonly DateTimeOffset now = new(2026, 11, 24, 5, 6, 7, TimeSpan.Zero);

    readonly TemporaryFolder folder = new();
    readonly MemberDirectory member;
    readonly RunId first = RunId.New(now), second = RunId.New(now.AddMinutes(1));

    public RunMarkerTests()
    {
        var account = ServerAccount.Caller();
        folder.Make("data", "700");
        member = MemberDirectory.Of(new(folder["data"], 1, account));
    }

    public void Dispose() => folder.Dispose();

    void Claim(RunId run, bool? journalIsOpen = true) => RunMarker.Claim(member, run, now, now.AddMinutes(5), _ => journalIsOpen);

    [Fact]
    public void A_member_is_marked_with_who_and_until_when_and_freed_again()
    {
        Assert.Null(RunMarker.TryRead(member));
        Claim(first);
        var claim = RunMarker.TryRead(member)!;
        Assert.Equal((first.ToString(), Environment.ProcessId, now, now.AddMinutes(5)), (claim.Run, claim.Pid, claim.Started, claim.Deadline));
        Assert.Equal($"{ServerAccount.Caller().Name}@{Environment.MachineName}", claim.Owner);
        RunMarker.Release(member, second); // not its own
        Assert.NotNull(RunMarker.TryRead(member));
        RunMarker.Release(member, first);
        RunMarker.Release(member, first);
        Assert.Null(RunMarker.TryRead(member));
    }

    [Fact]
    public void A_second_run_is_stopped_and_told_of_the_first()
    {
        Claim(first);
        var another = Assert.Throws<AnotherRun>(() => Claim(second));
        Assert.Equal((first.ToString(), OwnerState.Alive), (another.First.Run, another.Owner));
        Assert.Equal(
            $"run {first} of {another.First.Owner} (process {Environment.ProcessId}, since 2026-11-24 05:06:07Z) has this member: wait until it ends",
            another.Message);
        Claim(first); // the first itself may go on
    }

    [Fact]
    public void Of_many_at_once_one_gets_it()
    {
        var got = 0;
        var threads = Enumerable.Range(0, 16).Select(_ => new Thread(() =>
        {
            try
            {
                Claim(RunId.New(now.AddSeconds(Interlocked.Increment(ref seconds))));
                Interlocked.Increment(ref got);
            }
            catch (AnotherRun)
            {
                // somebody else was first
            }
        })).ToList();
        threads.ForEach(it => it.Start());
        threads.ForEach(it => it.Join());
        Assert.Equal(1, got);
    }

    int seconds;

    [Theory]
    [InlineData(true, "it was interrupted; undo it with: pgseal rollback ")]
    [InlineData(null, "its journal is not in this state directory")]
    public void A_run_whose_process_is_gone_still_has_the_member_until_it_is_undone(bool? journalIsOpen, string next)
    {
        LeaveBehind(first, Environment.MachineName);
        var another = Assert.Throws<AnotherRun>(() => Claim(second, journalIsOpen));
        Assert.Equal(OwnerState.Gone, another.Owner);
        Assert.Contains(next, another.Message, StringComparison.Ordinal);
        Claim(first, journalIsOpen); // whoever undoes or finishes it goes on under its name
        Assert.Equal(Environment.ProcessId, RunMarker.TryRead(member)!.Pid);
    }

    [Fact]
    public void A_finished_run_that_only_forgot_its_marker_gives_way()
    {
        LeaveBehind(first, Environment.MachineName);
        Claim(second, journalIsOpen: false);
        Assert.Equal(second.ToString(), RunMarker.TryRead(member)!.Run);
    }

    [Fact]
    public void A_run_of_another_machine_is_never_taken_for_gone()
    {
        LeaveBehind(first, "elsewhere");
        var another = Assert.Throws<AnotherRun>(() => Claim(second, journalIsOpen: false));
        Assert.Equal(OwnerState.Elsewhere, another.Owner);
        Assert.Contains("dba@elsewhere", another.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_only_has_the_same_number_is_not_the_owner()
    {
        using var other = Process.Start("sleep", ["60"]);
        Leave(new(first.ToString(), $"dba@{Environment.MachineName}", other.Id, "another boot/1", now, now));
        Assert.Equal(OwnerState.Gone, Assert.Throws<AnotherRun>(() => Claim(second)).Owner);
        other.Kill();
        other.WaitForExit();
    }

    [Fact]
    public void A_marker_that_does_not_decode_is_not_taken_for_none()
    {
        member.Create();
        File.WriteAllText($"{member.Path}/run", "{\"run\":");
        Assert.Equal(FileFault.Broken, Assert.Throws<FileFailure>(() => Claim(first)).Fault);
    }

    /// <summary>The marker of a process that has ended.</summary>
    void LeaveBehind(RunId run, string host)
    {
        using var process = Process.Start("true");
        process.WaitForExit();
        Leave(new(run.ToString(), $"dba@{host}", process.Id, OwnerProcess.Stamp(1), now, now));
    }

    void Leave(RunClaim claim)
    {
        member.Create();
        File.WriteAllBytes($"{member.Path}/run", System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(claim, StateJson.Default.RunClaim));
    }
}
