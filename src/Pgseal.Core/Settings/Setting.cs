namespace Pgseal.Core.Settings;

/// <summary>One row of pg_settings: a value in effect and where it came from.</summary>
/// <param name="Source">pg_settings.source, such as <c>configuration file</c> or <c>command line</c>.</param>
/// <param name="File">The configuration file that sets it; null when none does or this role may not know.</param>
/// <param name="PendingRestart">It was changed in a file, and the change waits for a restart.</param>
public sealed record Setting(string Name, string Value, string Source, string? File, int? Line, bool PendingRestart)
{
    /// <summary>Given on the server's command line, which neither ALTER SYSTEM nor a file can override.</summary>
    public bool IsForced => Source == "command line";
}
