using System.Text;

namespace Pgseal.Cli.Tests.Transcribing;

/// <summary>A file of commands and what they answer.</summary>
/// <remarks>
/// A line's first two characters say what it is: <c>$ </c> a command for sh, <c>| </c> its stdout, <c>! </c> its stderr, <c>= </c> its exit code;
/// lines with <c># </c> and empty lines are for the reader.
/// </remarks>
static class Transcript
{
    /// <summary>Runs every command of <paramref name="text"/> and writes the transcript that comes of it.</summary>
    public static async Task<string> ReplayAsync(string text, Func<string, Task<Answer>> run)
    {
        var written = new StringBuilder();
        foreach (var line in text.TrimEnd('\n').Split('\n').Where(line => line is "" or ['#' or '$', ..]))
        {
            written.Append(line).Append('\n');
            if (line is not ['$', ' ', .. var command])
                continue;
            var answer = await run(command);
            Append(written, "|", answer.Out);
            Append(written, "!", answer.Error);
            written.Append($"= {answer.ExitCode}\n");
        }
        return written.ToString();
    }

    static void Append(StringBuilder written, string mark, string output)
    {
        if (output.Length == 0)
            return;
        foreach (var line in output.TrimEnd('\n').Split('\n'))
            written.Append(line.Length == 0 ? mark : $"{mark} {line}").Append('\n');
        if (!output.EndsWith('\n'))
            written.Append($"{mark}(no newline at the end)\n");
    }
}
