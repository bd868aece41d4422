namespace Pgseal.Core.Text;

/// <summary>Quotes names and values for SQL: for statements that are run, and for those that a person pastes.</summary>
/// <remarks>Source: PostgreSQL 18, "Lexical Structure" (4.1.1, 4.1.2). Right whatever standard_conforming_strings says.</remarks>
public static class SqlText
{
    public static string Identifier(string name) => $"\"{Checked(name).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string value)
    {
        var quoted = $"'{Checked(value).Replace("'", "''", StringComparison.Ordinal)}'";
        return quoted.Contains('\\', StringComparison.Ordinal) ? $" E{quoted.Replace("\\", "\\\\", StringComparison.Ordinal)}" : quoted;
    }

    static string Checked(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw new ArgumentException("PostgreSQL has no text with a zero byte", nameof(text))
        : text;
}
