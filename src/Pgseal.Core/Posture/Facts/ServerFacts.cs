using Pgseal.Core.Settings;

namespace Pgseal.Core.Posture.Facts;

/// <summary>Who answered, and how it is set up.</summary>
/// <param name="SystemIdentifier">As pg_control_system() gives it.</param>
/// <param name="CurrentUser">The role of pgseal's session.</param>
/// <param name="BehindPooler">How it was noticed that something stands in front of the server; null when nothing does.</param>
/// <param name="Settings">By name; a setting this role may not see is absent.</param>
public sealed record ServerFacts(
    MemberRole Role,
    string SystemIdentifier,
    ServerVersion Version,
    string CurrentUser,
    string CurrentDatabase,
    bool IsSuperuser,
    string? BehindPooler,
    DateTimeOffset ConfigurationLoadedAt,
    DateTimeOffset StartedAt,
    SettingsView Settings);
