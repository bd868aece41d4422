using Pgseal.Core.Hosts;
using Pgseal.Core.Observing;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Observing;

/// <summary>Tells the format of a log that was named by its first line.</summary>
static class LogSniffer
{
    const int Enough = 4096;

    /// <summary>csvlog has this many columns at least before the message.</summary>
    const int Commas = 12;

    /// <exception cref="FileFailure">It cannot be read, or is no file.</exception>
    public static LogFormat FormatOf(string path)
    {
        if (HostFile.Facts(path).Kind != FileKind.Regular)
            throw new FileFailure(FileFault.WrongKind, "read", path, "it is no regular file");
        var start = new byte[Enough];
        int length;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            length = RandomAccess.Read(file, start, 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "read", path);
        }
        var line = start.AsSpan(0, length);
        if (line.IndexOf((byte)'\n') is var end and >= 0)
            line = line[..end];
        return line.StartsWith("{\""u8) ? LogFormat.Json
            : line.Length > 0 && char.IsAsciiDigit((char)line[0]) && line.Count((byte)',') >= Commas && line.IndexOf((byte)',') is > 0 and < 40 ? LogFormat.Csv
            : LogFormat.Stderr;
    }
}
