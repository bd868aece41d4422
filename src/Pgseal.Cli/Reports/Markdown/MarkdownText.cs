using Pgseal.Core.Text;

namespace Pgseal.Cli.Reports.Markdown;

/// <summary>Makes untrusted text inert in GitHub's Markdown.</summary>
/// <remarks>
/// Inside a code span nothing is read: no markup, no HTML, no link that makes itself, no @name and no #number. A pipe would still end a table's
/// cell there, and a backslash before it cannot be told from the text's own, so it is written as an escape like any other dangerous character.
/// </remarks>
static class MarkdownText
{
    public static string Code(string untrusted)
    {
        var text = Printable.Text(untrusted).Replace("|", "\\x7C", StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(text))
            return "–";
        var fence = new string('`', LongestRun(text) + 1);
        var space = text[0] is '`' or ' ' || text[^1] is '`' or ' ' ? " " : "";
        return $"{fence}{space}{text}{space}{fence}";
    }

    static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}
