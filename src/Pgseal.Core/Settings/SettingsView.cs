namespace Pgseal.Core.Settings;

/// <summary>The rows of pg_settings that were asked for, by name.</summary>
/// <remarks>PostgreSQL 13 to 18, view pg_settings: rows that a role may not see are missing, they do not fail.</remarks>
public sealed record SettingsView(ValueList<Setting> All)
{
    public Setting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);

    public string? Value(string name) => Find(name)?.Value;

    public bool IsOn(string name) => Value(name) == "on";

    /// <summary>A path setting made absolute against the data directory; null when either may not be seen.</summary>
    public string? Path(string name) => (Value(name), Value("data_directory")) switch
    {
        ({ } path, _) when path.StartsWith('/') => path,
        ({ Length: > 0 } path, { } data) => $"{data}/{path}",
        _ => null,
    };
}
