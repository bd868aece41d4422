using Pgseal.Cli.Pages;

namespace Pgseal.Cli.Commands.Hba;

/// <summary>A whole rules file as a page or a document may show it: escaped line by line.</summary>
static class FileText
{
    public static void Write(ReadOnlyMemory<byte> file, IPage page)
    {
        foreach (var line in Lines(file))
            page.Line(0, line);
    }

    public static IEnumerable<string> Lines(ReadOnlyMemory<byte> file)
    {
        for (var start = 0; start < file.Length;)
        {
            var length = file.Span[start..].IndexOf((byte)'\n');
            var end = length < 0 ? file.Length : start + length;
            yield return RulesWords.Visible(new(file[start..end]));
            start = end + 1;
        }
    }
}
