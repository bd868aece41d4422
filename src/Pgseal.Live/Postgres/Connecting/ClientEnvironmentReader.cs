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
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return new ClientEnvironment
        {
            Variables = ProcessEnvironment.Variables,
            HomeDirectory = home.Length > 0 ? home : null,
            UserName = Environment.UserName,
            ServiceFiles = ServiceFiles(ProcessEnvironment.Variables, home).ToValueList(),
        };
    }

    static IEnumerable<ServiceFile> ServiceFiles(IReadOnlyDictionary<string, string> variables, string home)
    {
        var users = variables.GetValueOrDefault("PGSERVICEFILE") ?? $"{home}/.pg_service.conf";
        IEnumerable<string> directories = variables.TryGetValue("PGSYSCONFDIR", out var directory) ? [directory] : SystemDirectories;
        foreach (var path in directories.Select(it => $"{it}/pg_service.conf").Prepend(users))
            if (File.Exists(path))
                yield return new ServiceFile(path, File.ReadAllText(path));
    }
}
