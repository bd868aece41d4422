using System.Text;
using Pgseal.Core.Hosts;

namespace Pgseal.Live.Hosts;

/// <summary>Reads Patroni's own files on this host. They hold passwords: only what <see cref="PatroniPlaces"/> says of them goes on.</summary>
static class PatroniReader
{
    public static string Instead(string dataDirectory, string configDirectory, string scope)
    {
        var beside = Path.GetDirectoryName(dataDirectory) ?? dataDirectory;
        var local = Yaml("/etc/patroni", "").Concat(Yaml("/etc", "patroni")).Concat(Yaml(configDirectory, "patroni")).Concat(Yaml(beside, "patroni"));
        var distributed = new[] { dataDirectory, configDirectory }.Select(directory => TryRead($"{directory}/patroni.dynamic.json")).FirstOrDefault(text => text is not null);
        return PatroniPlaces.Instead(
            dataDirectory, local.Distinct().Select(path => TryRead(path) is { } text ? new ConfigText(path, text) : null).OfType<ConfigText>().ToList(), distributed, scope);
    }

    static IEnumerable<string> Yaml(string directory, string beginning) => Files(directory)
        .Where(path => Path.GetExtension(path) is ".yml" or ".yaml" && Path.GetFileName(path).StartsWith(beginning, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    static string[] Files(string directory)
    {
        try
        {
            return Directory.GetFiles(directory);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <returns>Null where it may not be read or is not there.</returns>
    static string? TryRead(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(HostFile.Read(path));
        }
        catch (FileFailure)
        {
            return null;
        }
    }
}
