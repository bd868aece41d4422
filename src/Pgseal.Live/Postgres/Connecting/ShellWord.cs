namespace Pgseal.Live.Postgres.Connecting;

/// <summary>A word for a shell command that a person pastes.</summary>
static class ShellWord
{
    public static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
