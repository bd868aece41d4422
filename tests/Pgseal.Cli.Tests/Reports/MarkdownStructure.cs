using System.Text;

namespace Pgseal.Cli.Tests.Reports;

/// <summary>Reads Markdown as far as it must to see what is outside code spans (CommonMark 0.31, 6.1): there, nothing may come from a name.</summary>
static class MarkdownStructure
{
    /// <summary>The text with each code span as <c>¤</c>; a run of backticks that nothing closes stays and so is seen.</summary>
    public static string Of(string markdown) => string.Join('\n', markdown.Split('\n').Select(Line));

    static string Line(string line)
    {
        var shape = new StringBuilder();
        for (var i = 0; i < line.Length;)
        {
            var run = Run(line, i);
            if (run == 0)
                shape.Append(line[i++]);
            else if (Close(line, i + run, run) is { } end)
            {
                shape.Append('¤');
                i = end;
            }
            else
            {
                shape.Append('`', run);
                i += run;
            }
        }
        return shape.ToString();
    }

    static int? Close(string line, int from, int length)
    {
        for (var i = from; i < line.Length;)
        {
            var run = Run(line, i);
            if (run == length)
                return i + run;
            i += Math.Max(run, 1);
        }
        return null;
    }

    static int Run(string line, int at)
    {
        var end = at;
        while (end < line.Length && line[end] == '`')
            end++;
        return end - at;
    }
}
