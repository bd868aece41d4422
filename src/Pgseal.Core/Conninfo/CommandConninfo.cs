namespace Pgseal.Core.Conninfo;

/// <summary>A connection that a shell command of the settings carries: a URI, a key=value conninfo, or PG* variables set for it.</summary>
/// <param name="Text">Its key=value form, without secrets.</param>
/// <param name="HidesHost">It says how to encrypt, and whom it dials is for the program to know.</param>
public sealed record CommandConninfo(string Text, bool HasSecret, bool HidesHost)
{
    static readonly string[] HostOptions = ["-h", "--host"], UriPrefixes = ["postgresql://", "postgres://"];

    /// <summary>Every connection of the command, in its order; what it runs may open others.</summary>
    /// <exception cref="InvalidTarget">It carries a URI that cannot be read.</exception>
    public static ValueList<CommandConninfo> Read(string command)
    {
        var words = ShellWords.Of(command);
        var variables = words.SelectMany(Assigned).Concat(HostOf(words)).ToList();
        var carried = words.Select(Carried).OfType<IReadOnlyList<Setting>>().ToList();
        if (carried.Count == 0 && variables.Any(setting => setting.Keyword is "sslmode" or "sslrootcert"))
            carried.Add([]);
        return carried.Select(settings => Of(settings, variables)).Distinct().ToValueList();
    }

    static CommandConninfo Of(IReadOnlyList<Setting> settings, List<Setting> variables)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings)
            all[setting.Keyword] = setting.Value;
        foreach (var variable in variables)
            all.TryAdd(variable.Keyword, variable.Value);
        var shown = all.Where(setting => !Keyword.IsSecret(setting.Key)).ToList();
        return new(
            string.Join(' ', shown.Select(setting => $"{setting.Key}={KeyValueText.Quote(setting.Value)}")),
            shown.Count < all.Count,
            settings.Count == 0 && !all.ContainsKey("host") && !all.ContainsKey("hostaddr") && !all.ContainsKey("service"));
    }

    static IEnumerable<Setting> Assigned(string word) =>
        word.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 && Keyword.All.FirstOrDefault(keyword => keyword.Variable == word[..equals]) is { } keyword
            ? [new(keyword.Name, word[(equals + 1)..], SettingSource.Environment, word[..equals])]
            : [];

    static IEnumerable<Setting> HostOf(ValueList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
            foreach (var option in HostOptions)
                if (words[i] == option && i + 1 < words.Count)
                    yield return new("host", words[i + 1], SettingSource.Given);
                else if (words[i].StartsWith($"{option}=", StringComparison.Ordinal))
                    yield return new("host", words[i][(option.Length + 1)..], SettingSource.Given);
    }

    /// <summary>The conninfo in a word, after an option such as <c>--dbname=</c> too; null where it is none.</summary>
    static IReadOnlyList<Setting>? Carried(string word)
    {
        var uri = UriPrefixes.Select(prefix => word.IndexOf(prefix, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        if (uri >= 0)
            return KeyValueText.Settings(word[uri..]);
        var text = word.StartsWith('-') && word.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 ? word[(equals + 1)..] : word;
        if (!text.Contains('=', StringComparison.Ordinal))
            return null;
        try
        {
            var settings = KeyValueText.Settings(text);
            return settings.Any(it => it.Keyword == "sslmode") || (settings.Count > 1 && settings.Any(it => it.Keyword is "host" or "hostaddr")) ? settings : null;
        }
        catch (InvalidTarget)
        {
            return null; // a word of another program
        }
    }
}
