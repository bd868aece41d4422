using System.Diagnostics;
using System.Globalization;
using Pgseal.Lab.Builds;

namespace Pgseal.Lab;

/// <summary>A running postmaster in a session of its own, beside a watcher that stops it when this process is gone.</summary>
sealed class ServerProcess : IDisposable
{
    /// <summary>Recovery after a crash included, on a busy machine.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    // The postmaster replaces this shell, so its process id is the one we started. The watcher is a grandchild, which keeps
    // it out of the postmaster's own accounts, and holds the pipe's only other end. PR_SET_PDEATHSIG would be shorter, but
    // it fires when the *thread* that started the process ends, and pool threads do.
    const string Script = """
        log=$1 data=$2; shift 2
        cd "$data" && exec 3<&0 </dev/null >>"$log" 2>&1 || exit 1
        server=$$
        ( ( read -r _ <&3 || { [ "/proc/$server/cwd" -ef "$data" ] && kill -s QUIT "$server"; } ) & )
        exec "$@" 3<&-
        """;

    readonly Process _process;
    readonly LabFiles _files;
    readonly long _logStart;

    ServerProcess(Process process, LabFiles files, long logStart)
    {
        _process = process;
        _files = files;
        _logStart = logStart;
        Id = process.Id;
    }

    public int Id { get; }

    public bool HasExited => _process.HasExited;

    public static ServerProcess Start(LabFiles files, PostgresBinaries binaries, IReadOnlyList<string> more)
    {
        var logStart = File.Exists(files.Log) ? new FileInfo(files.Log).Length : 0;
        var start = Command.Describe(
            ["setsid", .. ServerUser.Current.Runs(["sh", "-c", Script, "sh", files.Log, files.Data, binaries.Postgres, .. files.StartArguments, .. more])]);
        start.RedirectStandardOutput = start.RedirectStandardError = false;
        start.Environment["HOME"] = files.Home;
        return new ServerProcess(Process.Start(start) ?? throw new LabException("setsid could not be run; install util-linux"), files, logStart);
    }

    /// <summary>Waits until it accepts connections; false where another program has its port on one of the addresses.</summary>
    /// <exception cref="LabException">It ended for another reason, or is not ready in time.</exception>
    public async Task<bool> TryBecomeReadyAsync(CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (!IsReady())
        {
            if (_process.HasExited || clock.Elapsed > Patience)
            {
                if (CouldNotListen())
                    return false;
                var what = _process.HasExited ? $"ended with exit code {_process.ExitCode}" : $"is not ready after {Patience}";
                throw new LabException($"the server in {_files.Data} {what}; its log ends with:\n{_files.LogTail()}");
            }

            await Task.Delay(Glance, cancellation);
        }

        // With several addresses the server is content with one.
        return !CouldNotListen();
    }

    /// <summary>SIGHUP, until the postmaster says that it reads its files; connections made after this see them.</summary>
    public async Task ReloadAsync(CancellationToken cancellation)
    {
        var before = new FileInfo(_files.Log).Length;
        await SignalAsync("HUP", cancellation);
        var clock = Stopwatch.StartNew();
        while (!LogSince(before).Contains("received SIGHUP, reloading configuration files", StringComparison.Ordinal))
        {
            if (clock.Elapsed > Patience)
                throw new LabException($"the server in {_files.Data} did not reload within {Patience}; its log ends with:\n{_files.LogTail()}");
            await Task.Delay(Glance, cancellation);
        }
    }

    public async Task StopAsync(StopMode mode, CancellationToken cancellation)
    {
        if (!_process.HasExited)
        {
            await SignalAsync(mode switch { StopMode.Fast => "INT", StopMode.Immediate => "QUIT" }, cancellation);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new LabException($"the server in {_files.Data} did not stop within {Patience}; its log ends with:\n{_files.LogTail()}");
            }
        }

        Guard.Dismiss(_process);
    }

    /// <summary>Lets the server outlive this process.</summary>
    public void Keep() => Guard.Dismiss(_process);

    public void Dispose() => _process.Dispose();

    async Task SignalAsync(string signal, CancellationToken cancellation)
    {
        try
        {
            await Command.RunAsync(["sh", "-c", """kill -s "$1" "$2" """, "sh", signal, Id.ToString(CultureInfo.InvariantCulture)], cancellation);
        }
        catch (LabException) when (_process.HasExited)
        {
            // It was faster.
        }
    }

    /// <summary>postmaster.pid: process id on line 1, state on line 8 (src/include/utils/pidfile.h, the same from 10 to 18).</summary>
    bool IsReady()
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(_files.Data, "postmaster.pid"));
            return lines.Length >= 8 && lines[0] == Id.ToString(CultureInfo.InvariantCulture) && lines[7].TrimEnd() == "ready";
        }
        catch (IOException)
        {
            // Not written yet, or just removed.
            return false;
        }
    }

    bool CouldNotListen() =>
        LogSince(_logStart) is var log
        && (log.Contains("could not bind", StringComparison.Ordinal) || log.Contains("could not create listen socket", StringComparison.Ordinal));

    string LogSince(long offset)
    {
        using var log = new FileStream(_files.Log, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(offset, SeekOrigin.Begin);
        using var text = new StreamReader(log);
        return text.ReadToEnd();
    }
}
