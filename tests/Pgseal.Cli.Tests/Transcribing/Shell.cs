using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pgseal.Cli.Tests.Transcribing;

/// <summary>Runs commands with sh, in an empty directory and a bare environment where <c>pgseal</c> is the program under test.</summary>
sealed partial class Shell : IDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    readonly string home = Directory.CreateTempSubdirectory("pgseal-transcript-").FullName;

    public Shell()
    {
        Directory.CreateDirectory(Path.Combine(home, "bin"));
        File.CreateSymbolicLink(Path.Combine(home, "bin", "pgseal"), Program);
    }

    /// <summary>Named by PGSEAL_BINARY; otherwise what this project's build made.</summary>
    public static string Program { get; } =
        Path.GetFullPath(Environment.GetEnvironmentVariable("PGSEAL_BINARY") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "pgseal"));

    public async Task<Answer> RunAsync(string command)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", command])
        {
            WorkingDirectory = home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var inherited = new[] { "PATH", "DOTNET_ROOT", "LD_LIBRARY_PATH" }.ToDictionary(name => name, Environment.GetEnvironmentVariable);
        start.Environment.Clear();
        foreach (var (name, value) in inherited.Where(variable => variable.Value is not null))
            start.Environment[name] = value;
        start.Environment["PATH"] = $"{home}/bin:{inherited["PATH"]}";
        start.Environment["HOME"] = home;
        start.Environment["TERM"] = "xterm";

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var deadline = new CancellationTokenSource(Deadline);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return new(Settled(await output), Settled(await error), process.ExitCode);
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    /// <summary>What differs from one run or machine to the next, under one name.</summary>
    string Settled(string output) => Time().Replace(
        output.Replace(home, "HOME", StringComparison.Ordinal)
            .Replace($"pgseal {Pgseal.Live.ToolVersion.Text}", "pgseal VERSION", StringComparison.Ordinal)
            .Replace($"\"tool_version\": \"{Pgseal.Live.ToolVersion.Text}\"", "\"tool_version\": \"VERSION\"", StringComparison.Ordinal),
        "TIME");

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")]
    private static partial Regex Time();
}
