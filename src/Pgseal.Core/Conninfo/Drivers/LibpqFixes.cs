using Pgseal.Core.Conninfo.Guarantees;

namespace Pgseal.Core.Conninfo.Drivers;

/// <summary>What to put in place of libpq's settings.</summary>
static class LibpqFixes
{
    public static IEnumerable<Fix> For(ClientPosture client, string? given, ClientContext context, Func<string, string?> value)
    {
        if (client.IsLocal)
        {
            yield return new("name the user who runs the server", With(given, ("requirepeer", "postgres")));
            yield break;
        }
        var changes = new List<(string, string)> { ("sslmode", "verify-full") };
        if (value("ssl_min_protocol_version") is "TLSv1" or "TLSv1.1")
            changes.Add(("ssl_min_protocol_version", "TLSv1.2"));
        if (client.Hosts.All(host => host.Name is null))
            changes.Add(("host", "NAME-IN-THE-CERTIFICATE"));
        yield return new(PostureFixes.Use, With(given, [.. changes]));
        var root = value("sslrootcert") ?? context.DefaultRootFile;
        if (!client.PublicRoots && !context.Exists(root))
        {
            foreach (var fix in PostureFixes.RootFile(context, root))
                yield return fix;
            if (value("channel_binding") != "require")
                yield return new(
                    "or, without any file, where the password is stored for SCRAM, use",
                    With(given, ("sslmode", "require"), ("channel_binding", "require")));
        }
    }

    /// <summary>The same settings in their own form; variables where nothing was given.</summary>
    static string With(string? given, params ReadOnlySpan<(string Keyword, string Value)> changes)
    {
        if (string.IsNullOrWhiteSpace(given))
            return "export" + string.Concat(changes.ToArray().Select(change => $" {Keyword.All.First(keyword => keyword.Name == change.Keyword).Variable}={change.Value}"));
        if (UriText.IsUri(given))
            return ClientUrl.Parse(given).With([("ssl", null), ("requiressl", null), .. changes.ToArray().Select(change => (change.Keyword, (string?)change.Value))]);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in given.Contains('=', StringComparison.Ordinal) ? KeyValueText.Settings(given) : HostPort.Parse(given))
            settings[setting.Keyword] = Keyword.IsSecret(setting.Keyword) ? ClientSetting.Hidden : setting.Value;
        foreach (var (keyword, value) in changes)
            settings[keyword] = value;
        return string.Join(' ', settings.Select(setting => $"{setting.Key}={KeyValueText.Quote(setting.Value)}"));
    }
}
