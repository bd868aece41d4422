using System.Text;

namespace Pgseal.Cli.Tests.Transcribing;

/// <summary>A file of commands and what they answer.</summary>
/// <remarks>
/// A line's first two characters say what it is: <c>$ </c> a command for sh, <c>| </c> its stdout, <c>! </c> its stderr, <c>= </c> its exit code.
/// <c>@ primary</c> or <c>@ pair</c> starts servers that later commands know as $PRIMARY and $STANDBY, <c>@ sql primary …</c> prepares them.
/// Lines with <c># </c> and empty lines are for the reader.
/// </remarks>
static class Transcript
{
    /// <summary>Does all that <paramref name="text"/> says and writes the transcript that comes of it.</summary>
    public static async Task<string> ReplayAsync(string text, Shell shell, CancellationToken cancellation)
    {
        var written = new StringBuilder();
        foreach (var line in text.TrimEnd('\n').Split('\n').Where(line => line is "" or ['#' or '$' or '@', ..]))
        {
            written.Append(line).Append('\n');
            if (line is ['@', ' ', .. var preparation])
                await shell.PrepareAsync(preparation, cancellation);
            if (line is ['$', ' ', .. var command])
                Append(written, await shell.RunAsync(command, cancellation));
        }
        return written.ToString();
    }

    static void Append(StringBuilder written, Answer answer)
    {
        Append(written, "|", answer.Out);
        Append(written, "!", answer.Error);
        written.Append($"= {answer.ExitCode}\n");
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
