using System.Text;

namespace Pgseal.Core.Conninfo;

/// <summary>The words of a shell command: quotes taken off, operators left out, nothing expanded.</summary>
static class ShellWords
{
    const string Separators = " \t\n;|&()<>";

    public static ValueList<string> Of(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        for (var i = 0; i < command.Length; i++)
        {
            var c = command[i];
            if (quote == '\0' && Separators.Contains(c, StringComparison.Ordinal))
            {
                End();
                continue;
            }
            word ??= new();
            if (c == quote)
                quote = '\0';
            else if (quote == '\0' && (c is '\'' or '"'))
                quote = c;
            else if (c == '\\' && quote != '\'' && i + 1 < command.Length)
                word.Append(command[++i]);
            else
                word.Append(c);
        }
        End();
        return words.ToValueList();

        void End()
        {
            if (word is not null)
                words.Add(word.ToString());
            word = null;
        }
    }
}
