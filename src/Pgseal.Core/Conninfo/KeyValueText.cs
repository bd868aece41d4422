using System.Text;

namespace Pgseal.Core.Conninfo;

/// <summary>The key=value form of a conninfo: reading it as libpq does, and changing one key of it.</summary>
/// <remarks>Source: PostgreSQL 18, "Connection Strings" (32.1.1.1). A later keyword wins over an earlier one.</remarks>
public static class KeyValueText
{
    const string Blanks = " \t\n\v\f\r";

    /// <summary>The value of one keyword in a conninfo of either form, null when it is not there.</summary>
    /// <exception cref="InvalidTarget">The text is no conninfo.</exception>
    public static string? Find(string conninfo, string keyword) =>
        Settings(conninfo).LastOrDefault(setting => string.Equals(setting.Keyword, keyword, StringComparison.Ordinal))?.Value;

    /// <summary>The same conninfo with one keyword set; every other byte of a key=value text stays.</summary>
    /// <remarks>A URI comes back in the key=value form, which means the same.</remarks>
    /// <exception cref="InvalidTarget">The text is no conninfo, or the keyword is none.</exception>
    public static string WithKey(string conninfo, string keyword, string value)
    {
        if (!Conninfo.Keyword.IsKnown(keyword))
            throw Conninfo.Keyword.Unknown(keyword);
        var text = UriText.IsUri(conninfo)
            ? string.Join(' ', UriText.Parse(conninfo).Select(setting => $"{setting.Keyword}={Quote(setting.Value)}"))
            : conninfo;
        var present = Parse(text).LastOrDefault(pair => string.Equals(pair.Keyword, keyword, StringComparison.Ordinal));
        if (present is null)
            return text.Length == 0 || Blanks.Contains(text[^1], StringComparison.Ordinal) ? $"{text}{keyword}={Quote(value)}" : $"{text} {keyword}={Quote(value)}";
        return $"{text[..present.At.Start]}{Quote(value)}{text[present.At.End..]}";
    }

    /// <summary>The conninfo without its passwords, for showing.</summary>
    public static string WithoutSecrets(string conninfo) => Without(conninfo, Conninfo.Keyword.IsSecret);

    /// <summary>The conninfo without one keyword.</summary>
    public static string Without(string conninfo, string keyword) => Without(conninfo, other => other == keyword);

    static string Without(string conninfo, Func<string, bool> leftOut) => string.Join(' ', Settings(conninfo)
        .Where(setting => !leftOut(setting.Keyword))
        .Select(setting => $"{setting.Keyword}={Quote(setting.Value)}"));

    /// <summary>Writes a value so that it reads back as itself.</summary>
    public static string Quote(string value)
    {
        if (value.Length > 0 && value.AsSpan().IndexOfAny(Blanks + "'\\") < 0)
            return value;
        var quoted = new StringBuilder("'");
        foreach (var c in value)
        {
            if (c is '\'' or '\\')
                quoted.Append('\\');
            quoted.Append(c);
        }
        return quoted.Append('\'').ToString();
    }

    /// <summary>The settings of a conninfo in either form.</summary>
    public static IReadOnlyList<Setting> Settings(string conninfo) => UriText.IsUri(conninfo)
        ? UriText.Parse(conninfo)
        : [.. Parse(conninfo).Select(pair => new Setting(pair.Keyword, pair.Value, SettingSource.Given))];

    /// <summary>The pairs of a text in this form whose keywords are not those of a conninfo.</summary>
    /// <exception cref="InvalidTarget">It is not in this form.</exception>
    public static ValueList<(string Keyword, string Value)> Pairs(string text) =>
        Scan(text, (pair, _, _) => pair).Select(pair => (pair.Keyword, pair.Value)).ToValueList();

    internal static List<KeyValuePair> Parse(string text) => Scan(text, Checked);

    static List<KeyValuePair> Scan(string text, Func<KeyValuePair, List<KeyValuePair>, int, KeyValuePair> check)
    {
        var pairs = new List<KeyValuePair>();
        var at = SkipBlanks(text, 0);
        while (at < text.Length)
        {
            var nameEnd = at;
            while (nameEnd < text.Length && text[nameEnd] != '=' && !IsBlank(text[nameEnd]))
                nameEnd++;
            var keyword = text[at..nameEnd];
            var equals = SkipBlanks(text, nameEnd);
            if (equals == text.Length || text[equals] != '=')
                throw new InvalidTarget($"the connection settings have no \"=\" after the word at position {at + 1}", QuoteHint);
            var valueStart = SkipBlanks(text, equals + 1);
            var (value, valueEnd) = ReadValue(text, valueStart);
            pairs.Add(check(new KeyValuePair(keyword, value, valueStart..valueEnd), pairs, at));
            at = SkipBlanks(text, valueEnd);
        }
        return pairs;
    }

    const string QuoteHint = "write keyword=value, and put a value with spaces in single quotes: password='two words'";

    static (string Value, int End) ReadValue(string text, int start)
    {
        var value = new StringBuilder();
        var quoted = start < text.Length && text[start] == '\'';
        var at = quoted ? start + 1 : start;
        while (at < text.Length && (quoted ? text[at] != '\'' : !IsBlank(text[at])))
        {
            if (text[at] == '\\' && ++at == text.Length)
                break;
            value.Append(text[at++]);
        }
        if (!quoted)
            return (value.ToString(), at);
        return at < text.Length
            ? (value.ToString(), at + 1)
            : throw new InvalidTarget($"the quote at position {start + 1} of the connection settings is never closed", QuoteHint);
    }

    static KeyValuePair Checked(KeyValuePair pair, List<KeyValuePair> before, int at)
    {
        if (Conninfo.Keyword.IsKnown(pair.Keyword))
            return pair;
        if (pair.Keyword == "requiressl")
            return pair with { Keyword = "sslmode", Value = pair.Value.StartsWith('1') ? "require" : "prefer" };
        // The word may be the rest of a password that was not quoted, and is then not for showing.
        throw before.Count > 0 && Conninfo.Keyword.IsSecret(before[^1].Keyword)
            ? new InvalidTarget($"the word at position {at + 1} of the connection settings is not a connection keyword", QuoteHint)
            : Conninfo.Keyword.Unknown(pair.Keyword);
    }

    static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at;
    }

    static bool IsBlank(char c) => Blanks.Contains(c, StringComparison.Ordinal);
}
