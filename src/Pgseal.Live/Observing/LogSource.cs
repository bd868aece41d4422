using Pgseal.Core;
using Pgseal.Core.Observing;

namespace Pgseal.Live.Observing;

/// <summary>The files of a server's log that are to be read, and how.</summary>
/// <param name="Settings">Of the server: prefix and time zone of the log.</param>
sealed record LogSource(LogFormat Format, LogPlace Place, Core.Settings.SettingsView Settings, ValueList<string> Notes);
