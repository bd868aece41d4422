using System.Diagnostics;
using System.Globalization;
using Pgseal.Cli.Tests.Transcribing;

namespace Pgseal.Cli.Tests;

/// <summary>The real program under way, with a state directory whose journal is watched.</summary>
sealed class RunningProgram : IDisposable
{
    readonly string state;
    readonly Process process;
    readonly Task<string> answer, talk;

    public RunningProgram(string state, params string[] arguments)
        : this(state, (IEnumerable<string>)[.. arguments, "--yes", "--state-dir", state])
    {
    }

    RunningProgram(string state, IEnumerable<string> arguments)
    {
        this.state = state;
        process = Process.Start(new ProcessStartInfo(Shell.Program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        answer = process.StandardOutput.ReadToEndAsync(Cancellation);
        talk = process.StandardError.ReadToEndAsync(Cancellation);
    }

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>How many entries the newest journal of a state directory has.</summary>
    public static int Entries(string state) => Directory.Exists($"{state}/runs") && Directory.GetDirectories($"{state}/runs").Max(StringComparer.Ordinal) is { } newest
        && File.Exists($"{newest}/journal.jsonl") ? File.ReadAllBytes($"{newest}/journal.jsonl").AsSpan().Count((byte)'\n') : 0;

    /// <summary>Runs it to its end, with these arguments only.</summary>
    public static async Task<(int ExitCode, string Answer)> PlainAsync(params string[] arguments)
    {
        using var program = new RunningProgram("", (IEnumerable<string>)arguments);
        return await program.EndAsync();
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Answer)> RunAsync(string state, params string[] arguments)
    {
        using var program = new RunningProgram(state, arguments);
        return await program.EndAsync();
    }

    /// <summary>Waits until the journal has so many entries.</summary>
    /// <returns>False when the program ended before that.</returns>
    public async Task<bool> ReachesAsync(int entries)
    {
        while (Entries(state) < entries)
        {
            if (process.HasExited)
                return false;
            await Task.Delay(1, Cancellation);
        }
        return true;
    }

    public void Kill() => process.Kill();

    /// <summary>Lets it stand still as if its machine hung.</summary>
    public void Stop() => Signal("STOP");

    public void Continue() => Signal("CONT");

    /// <returns>The exit code and all that was said, in one line.</returns>
    public async Task<(int ExitCode, string Answer)> EndAsync()
    {
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, string.Join(' ', (await answer + await talk).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
