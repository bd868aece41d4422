namespace Pgseal.Live;

/// <summary>This program's own version, as reports and journals carry it.</summary>
public static class ToolVersion
{
    public static string Text { get; } = typeof(ToolVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
