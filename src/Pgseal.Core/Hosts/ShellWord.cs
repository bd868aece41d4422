namespace Pgseal.Core.Hosts;

/// <summary>Writes words so that a POSIX shell reads them back unchanged: for lines a person will paste.</summary>
public static class ShellWord
{
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "@%+=:,./-_".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));
}
