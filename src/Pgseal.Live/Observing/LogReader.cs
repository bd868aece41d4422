using Pgseal.Core;
using Pgseal.Core.Observing;
using Pgseal.Live.Hosts;

namespace Pgseal.Live.Observing;

/// <summary>Reads a server's log through one buffer, however long it is, and goes on later where it stopped.</summary>
/// <remarks>It reads and does nothing else; a file that became shorter is read from its beginning.</remarks>
sealed class LogReader
{
    /// <summary>A longer record is passed over.</summary>
    const int BufferSize = 4 << 20;

    readonly LogSource source;
    readonly LogDigest digest;
    readonly bool isZoneKnown;
    readonly Dictionary<string, LogFile> files = [];
    readonly byte[] buffer = new byte[BufferSize];
    long bytes;

    public LogReader(LogSource source, ClientTally tally)
    {
        this.source = source;
        var zone = Zone(source.Settings.Value("log_timezone"));
        isZoneKnown = zone is not null;
        digest = new(source.Format, source.Settings.Value("log_line_prefix") ?? "", zone ?? TimeZoneInfo.Utc, tally);
    }

    /// <summary>Reads what is new.</summary>
    /// <exception cref="FileFailure">A file cannot be read.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var path in FilesNow())
        {
            if (!files.TryGetValue(path, out var file))
                files[path] = file = new(path);
            bytes += await file.ReadAsync(digest, buffer, cancellationToken);
        }
        digest.Pause();
    }

    public LogReport Report() => new(
        source.Format,
        NotUsable: null,
        Next: null,
        files.Keys.ToValueList(),
        bytes,
        digest.From,
        digest.To,
        [.. source.Notes, .. Notes()]);

    IEnumerable<string> Notes()
    {
        if (!isZoneKnown)
            yield return $"the time zone {source.Settings.Value("log_timezone")} is not known on this host: times are taken for UTC";
        if (digest.NotUnderstood > 0)
            yield return $"{digest.NotUnderstood} records could not be understood";
        if (digest.WithoutAddress > 0)
            yield return $"{digest.WithoutAddress} connections have no address in the log";
    }

    IReadOnlyList<string> FilesNow()
    {
        try
        {
            return source.Place.Files(DateTimeOffset.UtcNow);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw FileFailure.Of(failure, "read", source.Place.Path);
        }
    }

    static TimeZoneInfo? Zone(string? name) =>
        name is null or "UTC" or "Etc/UTC" or "GMT" ? TimeZoneInfo.Utc : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
