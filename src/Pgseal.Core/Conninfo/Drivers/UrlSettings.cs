using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>The settings of a URL as they are shown.</summary>
static class UrlSettings
{
    public static IEnumerable<ClientSetting> Shown(ClientUrl url)
    {
        if (url.HostList.Length > 0)
            yield return Given("host", url.HostList);
        if (url.User is { } user)
            yield return Given("user", user);
        if (url.Password is not null)
            yield return Given("password", ClientSetting.Hidden);
        if (url.Database is { } database)
            yield return Given("dbname", database);
        foreach (var (name, value) in url.Parameters)
            yield return Given(name, ClientUrl.IsSecret(name) ? ClientSetting.Hidden : value);
    }

    /// <summary>A value of the URL, else of a variable, else the default; shown as such.</summary>
    public static ClientSetting One(ClientUrl url, string name, ClientEnvironment environment, string variable, string fallback) =>
        url.Last(name) is { } given ? Given(name, given)
        : environment.Variable(variable) is { Length: > 0 } value ? new(name, value, SettingSource.Environment, variable)
        : ClientSetting.Default(name, fallback);

    public static ClientSetting Given(string name, string value) => new(name, value, SettingSource.Given);

    /// <summary>Who logs in: the URL's user, or the variables that libpq too knows.</summary>
    public static ClientLogin LoginOf(ClientUrl url, ClientEnvironment environment)
    {
        var user = url.User is { Length: > 0 } given ? given : url.Last("user") ?? environment.Variable("PGUSER") ?? environment.UserName;
        var password = url.Password ?? ((url.Last("password") ?? environment.Variable("PGPASSWORD")) is { Length: > 0 } text ? new Secret(text) : null);
        return new(user, url.Database ?? environment.Variable("PGDATABASE") ?? user) { Password = password, ChannelBinding = "disable" };
    }

    /// <summary>Text that is a URL; what a driver takes besides is not read.</summary>
    /// <exception cref="InvalidTarget">Nothing is given, or no URL.</exception>
    public static ClientUrl Read(Driver driver, string? text) => string.IsNullOrWhiteSpace(text)
        ? throw new InvalidTarget($"there are no settings for {DriverName.Of(driver)} to read", "give the URL that the program uses")
        : ClientUrl.Parse(text);
}
