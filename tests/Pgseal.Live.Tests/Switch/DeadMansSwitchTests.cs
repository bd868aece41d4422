using System.Diagnostics;
using System.Globalization;
using Pgseal.Live.Hosts;
using Pgseal.Live.State;
using Pgseal.Live.Switch;
using Pgseal.Live.Tests.Hosts;

namespace Pgseal.Live.Tests.Switch;

/// <summary>The switch itself, on real files and processes; on real servers the tests of killed runs have it.</summary>
public sealed class DeadMansSwitchTests : IDisposable
{
    static readonly TimeSpan Short = TimeSpan.FromSeconds(1), Long = TimeSpan.FromMinutes(1), Enough = TimeSpan.FromSeconds(20);

    readonly TemporaryFolder folder = new();
    readonly RunStore store;

    public DeadMansSwitchTests()
    {
        folder.Make("data");
        store = RunStore.Create(StateDirectory.Open(folder["state's"]), RunId.New(DateTimeOffset.UtcNow));
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Without_a_sign_of_life_it_puts_the_file_back_with_owner_and_mode()
    {
        OtherUser.RunsAsRoot();
        var path = folder.Write("data/it's a 'pg_hba'\n.conf", "before", "640", OtherUser.Server);
        await using var armed = Switch(Short, getsIn: false);
        await ReplaceAsync(armed, path, "after");

        await UntilAsync(() => File.ReadAllText(path) == "before");

        var facts = HostFile.Facts(path);
        Assert.Equal((OtherUser.Server.Uid, OtherUser.Server.Gid, "640"), (facts.Uid, facts.Gid, Convert.ToString(facts.Mode, 8)));
        await Assert.ThrowsAsync<SwitchFired>(armed.ConfirmAsync);
        NothingIsLeft(path);
    }

    [Fact]
    public async Task While_the_operator_gets_in_it_waits_and_confirmed_it_leaves_nothing()
    {
        var path = folder.Write("data/pg_hba.conf", "before");
        await using var armed = Switch(Short, getsIn: true);
        await ReplaceAsync(armed, path, "after");

        await Task.Delay(Short * 4, Cancellation);
        armed.RefuseFired();
        await armed.ConfirmAsync();

        Assert.Equal("after", File.ReadAllText(path));
        NothingIsLeft(path);
    }

    [Fact]
    public async Task Several_writes_of_one_file_are_taken_back_to_the_first()
    {
        var path = folder.Write("data/pg_hba.conf", "one");
        await using var armed = Switch(Long, getsIn: true);
        foreach (var next in (string[])["two", "three"])
        {
            await ReplaceAsync(armed, path, next);
        }

        Assert.True(await armed.ActAsync());

        Assert.Equal("one", File.ReadAllText(path));
        NothingIsLeft(path);
    }

    [Fact]
    public async Task What_somebody_else_wrote_since_is_left_alone()
    {
        var path = folder.Write("data/pg_hba.conf", "before");
        await using var armed = Switch(Long, getsIn: true);
        await GuardAsync(armed, path, "after");
        File.WriteAllText(path, "by hand");

        await armed.ActAsync();

        Assert.Equal("by hand", File.ReadAllText(path));
        NothingIsLeft(path);
    }

    [Fact]
    public async Task Settings_stay_as_they_are_with_rules_that_somebody_else_changed_and_go_back_without_them()
    {
        foreach (var (now, expected) in ((string, string)[])[("hostssl by hand", "ssl = on"), ("hostssl", "ssl = off")])
        {
            var (settings, rules) = (folder.Write("data/postgresql.auto.conf", "ssl = off"), folder.Write("data/pg_hba.conf", "host"));
            await using var armed = Switch(Long, getsIn: true);
            await ReplaceAsync(armed, settings, "ssl = on");
            await GuardAsync(armed, rules, "hostssl");
            File.WriteAllText(rules, now);

            await armed.ActAsync();

            Assert.Equal(expected, File.ReadAllText(settings));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Settings_go_back_under_rules_that_were_never_written_and_stay_under_rules_that_cannot_go_back(bool wasWritten)
    {
        var (settings, rules) = (folder.Write("data/postgresql.auto.conf", "ssl = off"), folder.Write("data/pg_hba.conf", "host"));
        await using var armed = Switch(Long, getsIn: true);
        await ReplaceAsync(armed, settings, "ssl = on");
        await GuardAsync(armed, rules, "hostssl");
        if (wasWritten)
            File.WriteAllText(rules, "hostssl");
        File.Delete(Directory.GetFiles(folder["data"], ".pgseal-*").Single(copy => File.ReadAllText(copy) == "host"));

        await armed.ActAsync();

        Assert.Equal(wasWritten ? "ssl = on" : "ssl = off", File.ReadAllText(settings));
    }

    [Fact]
    public async Task After_it_acted_nothing_more_is_done()
    {
        var path = folder.Write("data/pg_hba.conf", "before");
        await using var armed = Switch(Short, getsIn: false);
        await GuardAsync(armed, path, "after");
        await UntilAsync(() => Directory.Exists($"{store.Directory}/switch") && !File.Exists($"{store.Directory}/switch/armed"));

        Assert.Throws<SwitchFired>(armed.RefuseFired);
        await Assert.ThrowsAsync<SwitchFired>(() => GuardAsync(armed, path, "later"));
    }

    [Fact]
    public async Task One_that_could_not_be_armed_has_not_acted()
    {
        var path = folder.Write("data/pg_hba.conf", "before");
        await using var armed = Switch(Long, getsIn: true);
        Directory.CreateDirectory($"{store.Directory}/switch/watch.sh"); // in the way of the script

        await Assert.ThrowsAnyAsync<PgsealException>(() => GuardAsync(armed, path, "after"));

        Assert.False(armed.HasFired);
        Assert.False(await armed.ActAsync());
        await DeadMansSwitch.SettleAsync(store);
        NothingIsLeft(path);
    }

    [Fact]
    public async Task Who_takes_a_dead_run_over_disarms_its_switch()
    {
        var path = folder.Write("data/pg_hba.conf", "before");
        await using (var armed = Switch(Short * 3, getsIn: false))
            await ReplaceAsync(armed, path, "after");

        await DeadMansSwitch.SettleAsync(store);
        await Task.Delay(Short * 4, Cancellation);

        Assert.Equal("after", File.ReadAllText(path));
        NothingIsLeft(path);
    }

    [Theory]
    [InlineData("data", true)]
    [InlineData(".", false)]
    public async Task It_signals_the_server_of_the_data_directory_and_no_other_process(string workingDirectory, bool isSignalled)
    {
        var path = folder.Write("data/pg_hba.conf", "before");
        using var server = Process.Start(new ProcessStartInfo("sleep", ["600"]) { WorkingDirectory = folder[workingDirectory] })!;
        folder.Write("data/postmaster.pid", string.Create(CultureInfo.InvariantCulture, $"{server.Id}\n{folder["data"]}\n"));
        await using var armed = Switch(Long, getsIn: true);
        await GuardAsync(armed, path, "after");

        await armed.ActAsync();

        Assert.Equal(isSignalled, server.WaitForExit(isSignalled ? Enough : TimeSpan.FromMilliseconds(200))); // sleep dies of a SIGHUP
        if (!server.HasExited)
            server.Kill();
    }

    [Fact]
    public async Task A_marker_of_the_run_goes_when_all_is_restored_and_stays_when_not()
    {
        var (whole, half) = (folder.Write("data/whole", "before"), folder.Write("data/half", "before"));
        foreach (var (path, now, isFreed) in ((string, string, bool)[])[(half, "by hand", false), (whole, "after", true)])
        {
            var marker = folder.Write("data/run", $"{{\"run\":\"{store.Id}\"}}");
            await using var armed = new DeadMansSwitch(store, Long, [marker], _ => Task.FromResult(true));
            await GuardAsync(armed, path, "after");
            File.WriteAllText(path, now);

            await armed.ActAsync();

            Assert.Equal(isFreed, !File.Exists(marker));
        }
    }

    DeadMansSwitch Switch(TimeSpan patience, bool getsIn) => new(store, patience, [], _ => Task.FromResult(getsIn));

    Task GuardAsync(DeadMansSwitch armed, string path, string written) =>
        armed.GuardAsync(folder["data"], path, File.ReadAllBytes(path), System.Text.Encoding.UTF8.GetBytes(written), Cancellation);

    /// <summary>Guards a file and writes it, as a run does.</summary>
    async Task ReplaceAsync(DeadMansSwitch armed, string path, string written)
    {
        await GuardAsync(armed, path, written);
        File.WriteAllText(path, written);
    }

    void NothingIsLeft(string path)
    {
        Assert.False(Directory.Exists($"{store.Directory}/switch"));
        Assert.Equal([path], Directory.GetFiles(folder["data"]));
    }

    static async Task UntilAsync(Func<bool> happened)
    {
        for (var waited = Stopwatch.StartNew(); !happened(); await Task.Delay(20, Cancellation))
            Assert.True(waited.Elapsed < Enough, "it did not happen");
    }
}
