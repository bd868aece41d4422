using System.Text;

namespace Pgseal.Core.Settings;

/// <summary>One configuration file's text: the value it gives a setting, and the same text with another value.</summary>
/// <remarks>
/// The grammar of guc-file.l, PostgreSQL 13 to 18: <c>name [=] value [# comment]</c>, names without regard to case, the last one counts. Every char
/// is a byte (Latin-1), so that what is not touched stays as it is. Include directives are other files.
/// </remarks>
public static class ConfigFileText
{
    /// <returns>Null when the file does not set it.</returns>
    public static string? Find(string text, string name) => Last(text, name) is { } at ? Value(text[at]) : null;

    /// <exception cref="ArgumentException">The file does not set it.</exception>
    public static string With(string text, string name, string value) => Last(text, name) is { } at
        ? $"{text[..at.Start]}{Quote(value)}{text[at.End..]}"
        : throw new ArgumentException($"the file does not set {name}", nameof(name));

    /// <summary>As the bytes of a file: a value that holds other letters is UTF-8 there.</summary>
    public static string Bytes(string value) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));

    static Range? Last(string text, string name)
    {
        Range? last = null;
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline;
            if (ValueIn(text, start, end, name) is { } value)
                last = value;
            start = end + 1;
        }
        return last;
    }

    static Range? ValueIn(string text, int start, int end, string name)
    {
        var at = SkipBlanks(text, start, end);
        var nameEnd = at;
        while (nameEnd < end && (char.IsAsciiLetterOrDigit(text[nameEnd]) || text[nameEnd] is '_' or '$' or '.' or >= '\x80'))
            nameEnd++;
        if (!text.AsSpan(at, nameEnd - at).Equals(name, StringComparison.OrdinalIgnoreCase))
            return null;
        at = SkipBlanks(text, nameEnd, end);
        if (at < end && text[at] == '=')
            at = SkipBlanks(text, at + 1, end);
        var valueEnd = at < end && text[at] == '\'' ? QuotedEnd(text, at, end) : PlainEnd(text, at, end);
        return valueEnd > at ? at..valueEnd : null;
    }

    /// <returns>Behind the closing quote; a quote within is doubled or escaped.</returns>
    static int QuotedEnd(string text, int start, int end)
    {
        for (var at = start + 1; at < end; at++)
        {
            if (text[at] == '\\')
                at++;
            else if (text[at] == '\'' && (at + 1 == end || text[at + 1] != '\''))
                return at + 1;
            else if (text[at] == '\'')
                at++;
        }
        return end;
    }

    static int PlainEnd(string text, int start, int end)
    {
        var at = start;
        while (at < end && text[at] is not (' ' or '\t' or '\r' or '#'))
            at++;
        return at;
    }

    static int SkipBlanks(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\t' or '\r')
            at++;
        return at;
    }

    static string Value(string token)
    {
        if (token is not ['\'', .. var inner, '\''])
            return token;
        var value = new StringBuilder();
        for (var at = 0; at < inner.Length; at++)
            switch (inner[at])
            {
                case '\'':
                    value.Append('\'');
                    at++;
                    break;
                case '\\' when at + 1 < inner.Length:
                    at = Escaped(inner, at + 1, value);
                    break;
                case var plain:
                    value.Append(plain);
                    break;
            }
        return value.ToString();
    }

    /// <returns>Where the escape ends.</returns>
    static int Escaped(string inner, int at, StringBuilder value)
    {
        var code = 0;
        var digits = at;
        while (digits < inner.Length && digits < at + 3 && inner[digits] is >= '0' and <= '7')
            code = (code * 8) + (inner[digits++] - '0');
        if (digits > at)
        {
            value.Append((char)(code & 0xff));
            return digits - 1;
        }
        value.Append(inner[at] switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            var other => other,
        });
        return at;
    }

    static string Quote(string value) => $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}'";
}
