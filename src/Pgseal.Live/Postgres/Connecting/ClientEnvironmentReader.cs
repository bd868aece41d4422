using System.Collections;
using Pgseal.Core;
using Pgseal.Core.Conninfo;

namespace Pgseal.Live.Postgres.Connecting;

/// <summary>Reads, from this process, what a libpq client would take from it.</summary>
public static class ClientEnvironmentReader
{
    /// <summary>Where packages look for pg_service.conf: Debian's, then Red Hat's.</summary>
    static readonly string[] SystemDirectories = ["/etc/postgresql-common", "/etc/sysconfig/pgsql"];

    public static ClientEnvironment Read()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            if (variable.Key is string name && name.StartsWith("PG", StringComparison.Ordinal))
                variables[name] = (string)variable.Value!;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new ClientEnvironment
        {
            Variables = variables,
            HomeDirectory = home.Length > 0 ? home : null,
            UserName = Environment.UserName,
            ServiceFiles = ServiceFiles(variables, home).ToValueList(),
        };
    }

    static IEnumerable<ServiceFile> ServiceFiles(Dictionary<string, string> variables, string home)
    {
        var users = variables.GetValueOrDefault("PGSERVICEFILE") ?? $"{home}/.pg_service.conf";
        IEnumerable<string> directories = variables.TryGetValue("PGSYSCONFDIR", out var directory) ? [directory] : SystemDirectories;
        foreach (var path in directories.Select(it => $"{it}/pg_service.conf").Prepend(users))
            if (File.Exists(path))
                yield return new ServiceFile(path, File.ReadAllText(path));
    }
}
