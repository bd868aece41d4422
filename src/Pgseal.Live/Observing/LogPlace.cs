using System.IO.Enumeration;
using Pgseal.Core.Hosts;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Observing;

/// <summary>Where a log stands: one file, or those of a directory whose names fit a pattern.</summary>
/// <param name="Pattern">With <c>*</c> and <c>?</c>; null for the one file.</param>
sealed record LogPlace(string Path, string? Pattern)
{
    /// <summary>What is older than this is not looked at.</summary>
    public static TimeSpan LookBack { get; } = TimeSpan.FromDays(7);

    /// <summary>The files written to within the look-back, oldest first; a file that was named is read however old it is.</summary>
    public IReadOnlyList<string> Files(DateTimeOffset now)
    {
        if (Pattern is not { } pattern)
            return [Path];
        return new DirectoryInfo(Path).EnumerateFiles()
            .Where(file => FileSystemName.MatchesSimpleExpression(pattern, file.Name, ignoreCase: false) && HostFile.Facts(file.FullName).Kind == FileKind.Regular)
            .Where(file => file.LastWriteTimeUtc > (now - LookBack).UtcDateTime)
            .OrderBy(file => file.LastWriteTimeUtc)
            .ThenBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => file.FullName)
            .ToList();
    }
}
