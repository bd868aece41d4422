using System.Text;
using Pgseal.Core;
using Pgseal.Core.Hosts;

namespace Pgseal.Live.Hosts;

/// <summary>Gathers what gives another manager of a member away.</summary>
public static class ManagementReader
{
    /// <param name="configFiles">postgresql.conf, pg_hba.conf and their includes, as the server names them.</param>
    public static ValueList<OtherOwner> Find(string dataDirectory, string configDirectory, IEnumerable<string> configFiles) => ManagedBy.Find(
        dataDirectory,
        configDirectory,
        configFiles.Select(Text).ToList(),
        ManagedBy.Traces(dataDirectory, configDirectory).Where(Path.Exists).ToList(),
        RepmgrConfigs().Select(Text).ToList());

    static ConfigText Text(string path) => new(HostFile.RealPath(path), Encoding.UTF8.GetString(HostFile.Read(path)));

    /// <remarks>Where the Debian and PGDG packages of repmgr look: /etc, /etc/repmgr and its directories by version.</remarks>
    static IEnumerable<string> RepmgrConfigs()
    {
        string[] directories = ["/etc", "/etc/repmgr", .. Directory.Exists("/etc/repmgr") ? Directory.GetDirectories("/etc/repmgr") : []];
        return directories.Select(directory => $"{directory}/repmgr.conf").Where(File.Exists);
    }
}
