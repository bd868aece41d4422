using System.Text.RegularExpressions;
using Pgseal.Core.Observing;
using Pgseal.Core.Posture.Facts;
using Pgseal.Core.Settings;
using Pgseal.Live.Hosts;
using Pgseal.Live.Postgres.Connecting;

namespace Pgseal.Live.Observing;

/// <summary>Finds the log of a server on its own host, or says why it cannot be used.</summary>
static partial class LogFinder
{
    /// <param name="file">The file that was named; null to find the server's own.</param>
    /// <returns>Where to read, and what to say where nothing is read.</returns>
    public static async Task<(LogSource? Source, LogReport WithoutLog)> FindAsync(
        SqlSession session, ServerFacts server, LocalHost? host, string? file, CancellationToken cancellationToken)
    {
        var settings = await SettingsAsync(session, cancellationToken);
        if (host is null && file is null)
            return (null, LogReport.Without("the server's files are not on this host, or not in reach", "run pgseal on the server's host as its user, or name a copy: --log FILE"));
        try
        {
            return LogChooser.Of(settings, server.Version, file is null ? null : LogSniffer.FormatOf(file)).Match<(LogSource?, LogReport)>(
                usable => (new(usable.Format, file is not null ? new(file, null) : Place(settings, usable.Format, host!), settings, usable.Notes), LogReport.Without("it was not read", "")),
                notUsable => (null, LogReport.Without(notUsable.Why, notUsable.Next)));
        }
        catch (FileFailure failure)
        {
            return (null, LogReport.Without(failure.Message, "run pgseal as root or as the server's user, or name a file: --log FILE"));
        }
    }

    static async Task<SettingsView> SettingsAsync(SqlSession session, CancellationToken cancellationToken) => new(await session.QueryAsync(
        "SELECT name, setting, source FROM pg_settings WHERE name = ANY ($1)",
        [LogChooser.Settings.ToArray()],
        row => new Setting(row.Text("name"), row.TextOrNull("setting") ?? "", row.Text("source"), null, null, false),
        cancellationToken));

    /// <summary>The collector's directory, or, without a collector, the file that the postmaster's standard error leads to.</summary>
    static LogPlace Place(SettingsView settings, LogFormat format, LocalHost host)
    {
        if (settings.IsOn("logging_collector"))
            return new(HostFile.RealPath(settings.Path("log_directory") ?? $"{host.DataDirectory}/log"), Pattern(settings.Value("log_filename") ?? "*", format));
        var descriptor = $"/proc/{host.PostmasterPid}/fd/2";
        var target = new FileInfo(descriptor).LinkTarget
            ?? throw new FileFailure(FileFault.Denied, "see", descriptor, "where the server's standard error goes may not be seen");
        return target.StartsWith('/') && HostFile.Facts(target).Kind == Core.Hosts.FileKind.Regular
            ? new(target, null)
            : throw new FileFailure(FileFault.WrongKind, "read", descriptor, "the server's standard error goes to no file: a journal, a terminal or another program has it");
    }

    /// <summary>log_filename with its strftime escapes as wildcards, and the extension that the collector puts there.</summary>
    /// <remarks>syslogger.c, logfile_getname: a name that ends in .log loses that for the other formats.</remarks>
    static string Pattern(string name, LogFormat format)
    {
        var pattern = Escapes().Replace(name, "*");
        var extension = format switch
        {
            LogFormat.Stderr => null,
            LogFormat.Csv => ".csv",
            LogFormat.Json => ".json",
        };
        return extension is null ? pattern : (pattern.EndsWith(".log", StringComparison.Ordinal) ? pattern[..^4] : pattern) + extension;
    }

    [GeneratedRegex("%[EO]?.")]
    private static partial Regex Escapes();
}
