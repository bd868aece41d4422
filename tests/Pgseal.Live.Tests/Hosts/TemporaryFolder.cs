using System.Diagnostics;
using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Tests.Hosts;

/// <summary>A folder that everybody may pass through and that goes with the test, mounts and all.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly List<string> mounts = [];

    public TemporaryFolder()
    {
        Path = Directory.CreateTempSubdirectory("pgseal-test-").FullName;
        File.SetUnixFileMode(Path, (UnixFileMode)Convert.ToInt32("755", 8));
    }

    public string Path { get; }

    public string this[string name] => $"{Path}/{name}";

    public string Write(string name, string text, string octalMode = "644", OsAccount? owner = null)
    {
        var path = this[name];
        File.WriteAllText(path, text);
        Own(path, octalMode, owner);
        return path;
    }

    public string Make(string name, string octalMode = "755", OsAccount? owner = null)
    {
        Directory.CreateDirectory(this[name]);
        Own(this[name], octalMode, owner);
        return this[name];
    }

    /// <summary>Everything below, relative, sorted: to see that nothing was left behind.</summary>
    public string[] Everything(string below = "") => [.. Directory.EnumerateFileSystemEntries($"{Path}/{below}", "*", SearchOption.AllDirectories)
        .Select(it => System.IO.Path.GetRelativePath(Path, it)).Order(StringComparer.Ordinal)];

    public void Mount(string target, params string[] arguments)
    {
        Run("mount", [.. arguments, target]);
        mounts.Add(target);
    }

    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }

    public void Dispose()
    {
        foreach (var mount in Enumerable.Reverse(mounts))
            Run("umount", "--lazy", mount);
        Directory.Delete(Path, recursive: true);
    }

    static void Own(string path, string octalMode, OsAccount? owner)
    {
        HostDirectory.GiveTo(path, owner);
        File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(octalMode, 8));
    }
}
