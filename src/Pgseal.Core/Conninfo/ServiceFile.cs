namespace Pgseal.Core.Conninfo;

/// <summary>A service file with its text: <c>[name]</c> sections of <c>keyword=value</c> lines.</summary>
/// <remarks>Source: PostgreSQL 18, "The Connection Service File" (32.17). There is no quoting and no blank around <c>=</c>; of a repeated section only the first counts.</remarks>
public sealed record ServiceFile(string Path, string Text)
{
    /// <summary>The settings of one section, null when it is not in this file.</summary>
    /// <exception cref="InvalidTarget">A line of the section cannot be read.</exception>
    internal List<Setting>? Find(string service)
    {
        List<Setting>? settings = null;
        var number = 0;
        foreach (var raw in Text.Split('\n'))
        {
            number++;
            var line = raw.Trim(' ', '\t', '\n', '\v', '\f', '\r');
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
            {
                if (settings is not null)
                    return settings;
                if (line.StartsWith($"[{service}]", StringComparison.Ordinal))
                    settings = [];
            }
            else
            {
                settings?.Add(Read(line, $"{Path}:{number}", settings));
            }
        }
        return settings;
    }

    static Setting Read(string line, string where, List<Setting> before)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var keyword = equals < 0 ? "" : line[..equals];
        if (keyword == "service")
            throw new InvalidTarget($"{where} names a service inside a service", "write that service's settings out");
        if (!Keyword.IsKnown(keyword))
            throw new InvalidTarget($"{where} is not keyword=value", "write a known keyword, \"=\" and the value, without blanks around \"=\"");
        // The first line of a keyword counts.
        return before.Find(setting => string.Equals(setting.Keyword, keyword, StringComparison.Ordinal))
            ?? new Setting(keyword, line[(equals + 1)..], SettingSource.ServiceFile, where);
    }
}
