using System.Text;
using Pgseal.Core.Conninfo;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Certificates;

/// <summary>A passphrase kept in a file: its first line.</summary>
public static class PassphraseFile
{
    /// <exception cref="FileFailure">It cannot be read, or its first line is empty.</exception>
    public static Secret Read(string path)
    {
        var text = Encoding.UTF8.GetString(HostFile.Read(path));
        var line = text[..(text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? end : text.Length)].TrimEnd('\r');
        return line.Length > 0 ? new(line) : throw new FileFailure(FileFault.WrongKind, "take a passphrase from", path, "its first line is empty");
    }
}
