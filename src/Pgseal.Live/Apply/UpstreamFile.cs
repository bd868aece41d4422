using System.Text;
using Pgseal.Core.Runs;
using Pgseal.Core.Settings;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Apply;

/// <summary>The primary_conninfo in a configuration file. It may hold a password: only its hash goes anywhere.</summary>
static class UpstreamFile
{
    public const string Setting = "primary_conninfo";

    /// <summary>Of a value as it stands in the file.</summary>
    public static string State(string value) => AtomicFile.Sha256(Encoding.Latin1.GetBytes(value));

    /// <returns>Null when the file, or the setting in it, is gone.</returns>
    public static string? Current(string path) => File.Exists(path) && ConfigFileText.Find(Text(HostFile.Read(path)), Setting) is { } value ? State(value) : null;

    /// <summary>Puts the value from before back; whatever else was changed in the file since stays.</summary>
    public static void Restore(UndoableAction.UpstreamChanged action, byte[] original)
    {
        var now = HostFile.Read(action.File);
        var restored = ConfigFileText.With(Text(now), Setting, ConfigFileText.Find(Text(original), Setting)!);
        AtomicFile.Replace(action.File, Encoding.Latin1.GetBytes(restored), AtomicFile.Sha256(now));
    }

    static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);
}
