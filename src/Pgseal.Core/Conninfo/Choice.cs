namespace Pgseal.Core.Conninfo;

/// <summary>A keyword whose value is one of a few words.</summary>
static class Choice
{
    /// <summary>The position of the value among the valid ones.</summary>
    public static int Among(string keyword, string value, ReadOnlySpan<string> valid)
    {
        var at = valid.IndexOf(value);
        return at >= 0 ? at : throw new InvalidTarget(
            $"{keyword} cannot be \"{value}\"",
            $"use one of: {string.Join(", ", valid!)}");
    }
}
