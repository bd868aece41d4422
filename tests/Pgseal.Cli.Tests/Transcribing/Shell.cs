using System.Diagnostics;

namespace Pgseal.Cli.Tests.Transcribing;

/// <summary>Runs commands with sh, in an empty directory and a bare environment where <c>pgseal</c> is the program under test.</summary>
sealed class Shell : IAsyncDisposable
{
    static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    readonly string home = Directory.CreateTempSubdirectory("pgseal-transcript-").FullName;
    Servers? servers;

    public Shell()
    {
        Directory.CreateDirectory(Path.Combine(home, "bin"));
        File.CreateSymbolicLink(Path.Combine(home, "bin", "pgseal"), Program);
    }

    /// <summary>Named by PGSEAL_BINARY; otherwise what this project's build made.</summary>
    public static string Program { get; } =
        Path.GetFullPath(Environment.GetEnvironmentVariable("PGSEAL_BINARY") is { Length: > 0 } named ? named : Path.Combine(AppContext.BaseDirectory, "pgseal"));

    public async Task PrepareAsync(string preparation, CancellationToken cancellation)
    {
        if (preparation is ['s', 'q', 'l', ' ', .. var sql])
            await (servers ?? throw new InvalidOperationException("a transcript starts its servers before it speaks to them")).ExecuteAsync(sql, cancellation);
        else
            servers = await Servers.StartAsync(preparation, cancellation);
    }

    public async Task<Answer> RunAsync(string command, CancellationToken cancellation)
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
        foreach (var (name, value) in servers?.Variables ?? [])
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(Deadline);
        var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
        var error = process.StandardError.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return new(Settled(await output), Settled(await error), process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (servers is not null)
            await servers.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    string Settled(string output) => Pgseal.Cli.Tests.Transcribing.Settled.Text(
        (servers?.Settled ?? []).Aggregate(output.Replace(home, "HOME", StringComparison.Ordinal), (text, it) => text.Replace(it.Value, it.Name, StringComparison.Ordinal)));
}
