using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Pgseal.Reports.Tests;

/// <summary>The packages of Judges/package-lock.json, installed once for each version of that file.</summary>
static class Judge
{
    static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>The folder that has <c>node_modules</c>.</summary>
    public static Task<string> FolderAsync() => Installed.Value;

    public static async Task<string> FileAsync(string path) => Path.Combine(await FolderAsync(), "node_modules", path);

    /// <summary>What is wrong with each of some JSON documents; empty for nothing.</summary>
    public static async Task<string[][]> FaultsAsync(string schema, params string[] documents)
    {
        var answer = await RunAsync(["node", Path.Combine(Here(), "Judges", "validate.mjs"), await FolderAsync(), schema], Here(), $"[{string.Join(',', documents)}]");
        return JsonSerializer.Deserialize<string[][]>(answer)!;
    }

    static async Task<string> InstallAsync()
    {
        var source = Path.Combine(Here(), "Judges");
        var lockFile = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"));
        var folder = Path.Combine(Repository, "artifacts", "judges", Convert.ToHexStringLower(SHA256.HashData(lockFile))[..16]);
        var ready = Path.Combine(folder, "ready");
        if (File.Exists(ready))
            return folder;
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "package.json", "package-lock.json" })
            File.Copy(Path.Combine(source, name), Path.Combine(folder, name), overwrite: true);
        await RunAsync(["npm", "ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--loglevel=error"], folder, "");
        await File.WriteAllTextAsync(ready, "");
        return folder;
    }

    static async Task<string> RunAsync(string[] command, string folder, string input)
    {
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in command[1..])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (answer, talk) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read all; its exit code and what it said follow.
        }
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await answer : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await talk}");
    }

    static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
