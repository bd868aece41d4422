using Pgseal.Core.Settings;

namespace Pgseal.Core.Posture.Rules;

/// <summary>Says where a setting's value comes from, as exactly as this role may know.</summary>
static class SettingPlace
{
    public static string Of(Setting setting) => setting switch
    {
        { IsForced: true } => "the server's command line",
        { File: { } file, Line: { } line } => $"{file}:{line}",
        _ => $"pg_settings ({setting.Source})",
    };
}
