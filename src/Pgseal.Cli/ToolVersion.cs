namespace Pgseal.Cli;

/// <summary>The version of this program, as <c>--version</c> and JSON's <c>tool_version</c> say it.</summary>
static class ToolVersion
{
    public static string Text { get; } = typeof(ToolVersion).Assembly.GetName().Version!.ToString(3);
}
