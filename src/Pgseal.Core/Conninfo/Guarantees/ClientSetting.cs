namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>One setting as it is shown: secrets are stars already.</summary>
/// <param name="Where">The variable, or <c>file:line</c>; empty when given or by default.</param>
public sealed record ClientSetting(string Name, string Value, SettingSource Source, string Where = "")
{
    public const string Hidden = "***";

    public static ClientSetting Of(Setting setting) =>
        new(setting.Keyword, Keyword.IsSecret(setting.Keyword) ? Hidden : setting.Value, setting.Source, setting.Where);

    public static ClientSetting Default(string name, string value) => new(name, value, SettingSource.Default);
}
