using Pgseal.Live;

namespace Pgseal.Cli;

/// <summary>The file that keeps the trace of an internal error, so that the terminal need not.</summary>
static class CrashFile
{
    /// <returns>Where the trace stands; null when it could not be written.</returns>
    public static string? Write(Exception bug)
    {
        var path = Path.Combine(Path.GetTempPath(), $"pgseal-crash-{Guid.NewGuid():N}.txt");
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new StreamWriter(path, options);
            file.WriteLine($"pgseal {ToolVersion.Text} on {Environment.OSVersion}");
            file.WriteLine(bug);
            return path;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
