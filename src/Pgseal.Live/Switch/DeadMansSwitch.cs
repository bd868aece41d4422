using System.Diagnostics;
using Pgseal.Core.Runs;
using Pgseal.Live.Hosts;
using Pgseal.Live.Processes;
using Pgseal.Live.State;

namespace Pgseal.Live.Switch;

/// <summary>
/// Puts files back by itself when the operator is cut off (I2): a process on this host, independent of pgseal's life, that restores what was there
/// before unless a fresh connection of the operator's keeps showing that nobody is locked out.
/// </summary>
/// <param name="patience">How long it waits without such a sign.</param>
/// <param name="markers">The run's markers on its members, which go when all is restored.</param>
/// <param name="getsIn">Whether the operator gets in now, on every member.</param>
sealed class DeadMansSwitch(RunStore store, TimeSpan patience, IReadOnlyList<string> markers, Func<CancellationToken, Task<bool>> getsIn) : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20), Startup = TimeSpan.FromSeconds(10), Acting = TimeSpan.FromSeconds(30);

    readonly SwitchFiles files = new(store);
    readonly List<GuardedFile> guarded = [];
    readonly CancellationTokenSource stop = new();
    Task keeper = Task.CompletedTask;
    bool stands, fired;

    string Run => store.Id.ToString();

    /// <summary>Takes a file under guard, before it is replaced or before the server reads it.</summary>
    /// <param name="dataDirectory">Of the server that reads it.</param>
    /// <param name="before">What goes back.</param>
    /// <param name="written">Over exactly what.</param>
    /// <exception cref="SwitchFired">It acted already.</exception>
    /// <exception cref="SwitchNotArmed">It does not run.</exception>
    public async Task GuardAsync(string dataDirectory, string path, byte[] before, byte[] written, CancellationToken cancellationToken)
    {
        RefuseFired();
        var real = HostFile.RealPath(path);
        var copy = $"{Path.GetDirectoryName(real)}/{TemporaryFile.NewName()}";
        guarded.Add(new(dataDirectory, real, files.KeepWritten(guarded.Count + 1, written), copy));
        files.Describe(guarded, SwitchScript.Undo(guarded, markers, Run));
        AtomicFile.CopyBeside(real, copy, before);
        if (guarded.Count == 1)
            await StartAsync(cancellationToken);
    }

    /// <summary>Whether it acted by itself.</summary>
    public bool HasFired => fired |= stands && !files.IsArmed;

    /// <exception cref="SwitchFired">It acted already: what would come now is not guarded any more.</exception>
    public void RefuseFired()
    {
        if (HasFired)
            throw new SwitchFired(Run, patience);
    }

    /// <summary>Confirms: the files stay as they are, and nothing of the switch is left.</summary>
    /// <exception cref="SwitchFired">It was too late.</exception>
    public async Task ConfirmAsync()
    {
        await StopKeeperAsync();
        if (!stands)
            return;
        fired = !files.TryDisarm();
        await EndAsync();
        RefuseFired();
    }

    /// <summary>Lets it act at once, and waits until it has.</summary>
    /// <returns>False when it does not stand: nothing was under guard yet.</returns>
    public async Task<bool> ActAsync()
    {
        await StopKeeperAsync();
        if (!stands)
            return false;
        if (!HasFired)
            files.AskToActNow();
        for (var waited = Stopwatch.StartNew(); !files.IsDone && waited.Elapsed < Acting;)
            await Task.Delay(Pause);
        await EndAsync();
        return true;
    }

    /// <summary>Makes sure that no switch of a run acts any more: disarms it, or waits until it has acted. Nothing of it is left.</summary>
    public static async Task SettleAsync(RunStore store)
    {
        var files = new SwitchFiles(store);
        if (!files.Exists)
            return;
        if (!files.TryDisarm())
            for (var waited = Stopwatch.StartNew(); files.IsActing && waited.Elapsed < Acting;)
                await Task.Delay(Pause);
        files.Remove();
    }

    /// <summary>Leaves the switch to itself: where it was not confirmed, it acts in time.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopKeeperAsync();
        stop.Dispose();
    }

    async Task StartAsync(CancellationToken cancellationToken)
    {
        files.Create(SwitchScript.Watch(files.Directory, Run, (int)Math.Ceiling(patience.TotalSeconds)));
        try
        {
            await SwitchProcess.StartAsync(files.Script, Run, cancellationToken);
            for (var waited = Stopwatch.StartNew(); !files.IsRunning; await Task.Delay(Pause, cancellationToken))
                if (waited.Elapsed > Startup)
                    throw new SwitchNotArmed(files.Directory, $"it did not start within {Startup.TotalSeconds:0} s");
        }
        catch (CommandFailed failure)
        {
            throw new SwitchNotArmed(files.Directory, failure.Message);
        }
        stands = true;
        keeper = KeepAsync(stop.Token);
    }

    async Task KeepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(patience / 4);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                if (files.IsArmed && await getsIn(cancellationToken))
                    files.ShowLife();
        }
        catch (OperationCanceledException)
        {
        }
    }

    async Task EndAsync()
    {
        stands = false;
        await SettleAsync(store);
    }

    async Task StopKeeperAsync()
    {
        await stop.CancelAsync();
        await keeper;
    }
}
