using System.ComponentModel;
using System.Diagnostics;

namespace Pgseal.Lab;

/// <summary>A program that is run to its end for what it prints.</summary>
static class Command
{
    /// <summary>Longer than any command of the lab takes on a busy machine, a download over a slow line included.</summary>
    static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    /// <exception cref="LabException">The program is missing, failed, or took longer than the deadline.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Describe(command) };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new LabException($"{command[0]} could not be run: {missing.Message}; install it or put it on the PATH", missing);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Deadline);
        try
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var talk = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0
                ? await output
                : throw new LabException($"{string.Join(' ', command)} failed with exit code {process.ExitCode}:\n{await output}{await talk}".TrimEnd());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new LabException($"{string.Join(' ', command)} did not end within {Deadline}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What the program printed, or null where it is missing or fails.</summary>
    public static async Task<string?> TryRunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync([program, .. arguments], cancellation);
        }
        catch (LabException)
        {
            return null;
        }
    }

    /// <summary>A start in the C locale, in a directory anyone may stand in, and without the PG* variables of whoever calls.</summary>
    public static ProcessStartInfo Describe(IReadOnlyList<string> command)
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
