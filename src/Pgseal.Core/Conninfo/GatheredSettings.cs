namespace Pgseal.Core.Conninfo;

/// <summary>The settings of one connection, each from the strongest source that has it: given, service file, environment.</summary>
static class GatheredSettings
{
    public static Dictionary<string, Setting> Of(string? given, ClientEnvironment environment)
    {
        var settings = new Dictionary<string, Setting>(StringComparer.Ordinal);
        foreach (var setting in ReadGiven(given))
            settings[setting.Keyword] = setting; // the last one counts
        var service = settings.TryGetValue("service", out var named) ? named.Value : environment.Variable("PGSERVICE");
        if (service is not null)
            foreach (var setting in ReadService(service, environment))
                settings.TryAdd(setting.Keyword, setting);
        foreach (var keyword in Keyword.All)
            if (environment.Variable(keyword.Variable) is { } value)
                settings.TryAdd(keyword.Name, new Setting(keyword.Name, value, SettingSource.Environment, keyword.Variable!));
        return settings;
    }

    static List<Setting> ReadGiven(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            return [];
        if (UriText.IsUri(given))
            return UriText.Parse(given);
        if (given.Contains("://", StringComparison.Ordinal))
            throw new InvalidTarget("the target is a URI of another kind", "write postgresql://USER@HOST:PORT/DATABASE");
        return given.Contains('=', StringComparison.Ordinal)
            ? [.. KeyValueText.Settings(given)]
            : HostPort.Parse(given);
    }

    static List<Setting> ReadService(string service, ClientEnvironment environment)
    {
        foreach (var file in environment.ServiceFiles)
            if (file.Find(service) is { } settings)
                return settings;
        throw new InvalidTarget(
            $"the service \"{service}\" is not defined",
            environment.ServiceFiles.Count == 0
                ? "no service file exists: write ~/.pg_service.conf, or name one in PGSERVICEFILE"
                : $"add a section [{service}] to {string.Join(" or ", environment.ServiceFiles.Select(file => file.Path))}");
    }
}
