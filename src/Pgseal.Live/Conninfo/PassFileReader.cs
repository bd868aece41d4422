namespace Pgseal.Live.Conninfo;

/// <summary>Reads a password file as libpq does: one that others can read does not count.</summary>
static class PassFileReader
{
    const UnixFileMode GroupAndOthers = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static string? ReadOrNull(string path)
    {
        try
        {
            return File.Exists(path) && (File.GetUnixFileMode(path) & GroupAndOthers) == 0 ? File.ReadAllText(path) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
