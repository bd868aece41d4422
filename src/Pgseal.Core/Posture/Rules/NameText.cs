namespace Pgseal.Core.Posture.Rules;

/// <summary>A name as SQL and pg_hba.conf both take it, keyword or not.</summary>
static class NameText
{
    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
