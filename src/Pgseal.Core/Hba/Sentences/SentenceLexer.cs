using System.Text;

namespace Pgseal.Core.Hba.Sentences;

/// <summary>Cuts a sentence into words: blanks and commas end them, double quotes hold them together and are doubled inside.</summary>
sealed class SentenceLexer(string text)
{
    int next;

    /// <exception cref="SentenceException">A quote is not closed.</exception>
    public static List<SentenceWord> Words(string text)
    {
        var lexer = new SentenceLexer(text);
        var words = new List<SentenceWord>();
        do
        {
            words.Add(lexer.Word());
        }
        while (!words[^1].IsEnd);
        return words;
    }

    SentenceWord Word()
    {
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        var column = next + 1;
        if (next == text.Length)
            return new("", column, false, false);
        if (text[next] == ',')
        {
            next++;
            return new(",", column, false, false);
        }
        var isGroup = text[next] == '+';
        if (isGroup)
            next++;
        if (next < text.Length && text[next] == '"')
            return new(Quoted(column), column, true, isGroup);
        var start = next;
        while (next < text.Length && !char.IsWhiteSpace(text[next]) && text[next] is not (',' or '"'))
            next++;
        return new(text[start..next], column, false, isGroup);
    }

    string Quoted(int column)
    {
        var name = new StringBuilder();
        for (next++; next < text.Length; next++)
        {
            if (text[next] == '"')
            {
                next++;
                if (next == text.Length || text[next] != '"')
                    return name.ToString();
            }
            name.Append(text[next]);
        }
        throw new SentenceException(new(text.Length + 1, "", [$"a closing quote for column {column}"], null));
    }
}
