using Pgseal.Cli.Pages;
using Pgseal.Core.Conninfo;
using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Cli.Commands.Conninfo;

/// <summary>Where a setting came from, in words.</summary>
static class SettingWords
{
    public static string From(ClientSetting setting) => setting.Source switch
    {
        SettingSource.Given => "given",
        SettingSource.ServiceFile => $"service file {setting.Where}",
        SettingSource.Environment => $"environment {setting.Where}",
        SettingSource.PassFile => $"passfile {setting.Where}",
        SettingSource.Default => "default",
    };

    public static Tone Tone(ClientSetting setting) => setting.Source == SettingSource.Default ? Pages.Tone.Faint : Pages.Tone.Plain;
}
