using Pgseal.Core.Settings;

namespace Pgseal.Core.Observing;

/// <summary>Decides from a server's settings which of its logs to read, or why none helps.</summary>
public static class LogChooser
{
    /// <summary>The settings that matter.</summary>
    public static ValueList<string> Settings { get; } =
    [
        "log_destination", "logging_collector", "log_directory", "log_filename", "log_connections", "log_line_prefix", "log_hostname", "log_timezone",
        "lc_messages", "data_directory",
    ];

    /// <param name="given">The format of the file that was named; null where the server's own log is looked for.</param>
    public static LogChoice Of(SettingsView settings, ServerVersion version, LogFormat? given)
    {
        var connections = settings.Value("log_connections") ?? "";
        var steps = LoggedSteps.Of(connections, version);
        if (!steps.Authorization)
            return new LogChoice.NotUsable(
                steps.Receipt ? $"log_connections is {connections} and leaves out authorization" : "log_connections is off",
                $"ALTER SYSTEM SET log_connections = {(VersionFacts.HasLogConnectionsList(version) ? "'receipt,authorization'" : "on")}; SELECT pg_reload_conf(); and give clients time to come");
        if (settings.Value("lc_messages") is { } language && !IsEnglish(language))
            return new LogChoice.NotUsable($"its messages are not in English (lc_messages is {language})", "ALTER SYSTEM SET lc_messages = 'C'; SELECT pg_reload_conf()");
        if ((given ?? Preferred(settings)) is not { } format)
            return new LogChoice.NotUsable(
                $"it goes to {settings.Value("log_destination")} and not to a file of the server's own",
                "add stderr, csvlog or jsonlog to log_destination, or name a file: --log FILE");
        var prefix = new LogPrefix(settings.Value("log_line_prefix") ?? "");
        if (format == LogFormat.Stderr && !prefix.Has('p') && !prefix.Has('c'))
            return new LogChoice.NotUsable("log_line_prefix has neither %p nor %c, so that messages cannot be joined", "ALTER SYSTEM SET log_line_prefix = '%m [%p] '; SELECT pg_reload_conf()");
        if (format == LogFormat.Stderr && !steps.Receipt && !prefix.Has('h') && !prefix.Has('r'))
            return new LogChoice.NotUsable(
                "log_connections leaves out receipt and log_line_prefix has no %h, so that no address is told", "ALTER SYSTEM SET log_connections = 'receipt,authorization'; SELECT pg_reload_conf()");
        return new LogChoice.Usable(format, Notes(settings, format, prefix).ToValueList());
    }

    static LogFormat? Preferred(SettingsView settings)
    {
        var destinations = (settings.Value("log_destination") ?? "").Split(',', StringSplitOptions.TrimEntries);
        return !settings.IsOn("logging_collector") ? destinations.Contains("stderr") ? LogFormat.Stderr : null
            : destinations.Contains("jsonlog") ? LogFormat.Json
            : destinations.Contains("csvlog") ? LogFormat.Csv
            : destinations.Contains("stderr") ? LogFormat.Stderr
            : null;
    }

    static IEnumerable<string> Notes(SettingsView settings, LogFormat format, LogPrefix prefix)
    {
        if (settings.IsOn("log_hostname"))
            yield return "log_hostname is on: clients appear under names, and the rules cannot be asked about a name";
        if (format == LogFormat.Stderr && !"mtnsc".Any(prefix.Has))
            yield return "log_line_prefix has no time: nobody knows whether TLS was served when a client came";
    }

    static bool IsEnglish(string locale) =>
        locale is "" or "C" or "POSIX" || locale.StartsWith("C.", StringComparison.Ordinal)
        || locale.StartsWith("en_", StringComparison.OrdinalIgnoreCase) || locale.StartsWith("English", StringComparison.OrdinalIgnoreCase);
}
