using System.Runtime.CompilerServices;

namespace Pgseal.Cli.Tests;

/// <summary>Output that was looked at and approved, kept as a file; <c>UPDATE_SNAPSHOTS=1</c> rewrites it.</summary>
static class Approved
{
    public static bool IsUpdating { get; } = Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    public static string Directory { get; } = Path.Combine(ProjectDirectory(), "Approved");

    public static void Check(string file, string actual)
    {
        var path = Path.Combine(Directory, file);
        if (IsUpdating)
            File.WriteAllText(path, actual);
        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", actual);
    }

    public static string ProjectDirectory([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
