using System.ComponentModel;
using System.Diagnostics;

namespace Pgseal.Live.Processes;

/// <summary>A program of this host that is run to its end.</summary>
static class HostCommand
{
    /// <summary>Runs it in the C locale, without the PG* variables of whoever calls.</summary>
    /// <param name="input">What it reads from standard input.</param>
    /// <exception cref="CommandFailed">It is missing, took too long, or ended with another code than 0.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> command, string input, TimeSpan deadline, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Describe(command) };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new CommandFailed(command[0], missing.Message);
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(deadline);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var talk = process.StandardError.ReadToEndAsync(limit.Token);
            await WriteAsync(process, input, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? await output
                : throw new CommandFailed(command[0], $"exit code {process.ExitCode}: {(await talk).Trim()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailed(command[0], $"it did not end within {deadline.TotalSeconds:0} s");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>A program that does not want all of its input says so with its exit code.</summary>
    static async Task WriteAsync(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    static ProcessStartInfo Describe(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
