using Pgseal.Core.Text;

namespace Pgseal.Core.Hosts;

/// <summary>Finds who else manages a member, from the heads of its configuration files and from what lies beside them.</summary>
public static class ManagedBy
{
    /// <summary>Paths whose existence gives a manager away; the caller looks which of them exist.</summary>
    public static ValueList<string> Traces(string dataDirectory, string configDirectory) =>
        Table(dataDirectory, configDirectory).Select(it => it.Path).Distinct().ToValueList();

    /// <param name="configs">postgresql.conf and pg_hba.conf, with their includes where known.</param>
    /// <param name="existing">Those of <see cref="Traces"/> that exist.</param>
    /// <param name="repmgrConfigs">Every repmgr.conf of the host.</param>
    public static ValueList<OtherOwner> Find(
        string dataDirectory,
        string configDirectory,
        IEnumerable<ConfigText> configs,
        IReadOnlyCollection<string> existing,
        IEnumerable<ConfigText> repmgrConfigs)
    {
        var found = Table(dataDirectory, configDirectory).Where(it => existing.Contains(it.Path))
            .Select(it => new OtherOwner(it.Manager, Printable.Text(it.Path), Instead(it.Manager))).ToList();
        foreach (var config in configs)
            if (Claim(config) is { } claim)
                found.Add(claim);
        foreach (var config in repmgrConfigs)
            if (RepmgrDataDirectory(config.Text) == dataDirectory)
                found.Add(new("repmgr", Printable.Text(config.Path), Instead("repmgr")));
        return found.DistinctBy(it => it.Name).ToValueList();
    }

    static OtherOwner? Claim(ConfigText config)
    {
        var path = Printable.Text(config.Path);
        if (config.Path.StartsWith("/nix/store/", StringComparison.Ordinal))
            return new("NixOS", path, Instead("NixOS"));
        return ManagedHeader.Find(config.Text) is var (name, line) ? new(name, $"{path}:{line}", Instead(name)) : null;
    }

    /// <summary>The data directory a repmgr.conf is about: <c>data_directory = '…'</c>.</summary>
    static string? RepmgrDataDirectory(string text) => text.Split('\n')
        .Select(line => line.Trim().Split('=', 2))
        .Where(parts => parts.Length == 2 && parts[0].Trim() == "data_directory")
        .Select(parts => parts[1].Split('#')[0].Trim().Trim('\'', '"').TrimEnd('/'))
        .LastOrDefault();

    /// <remarks>
    /// Patroni: patroni/config.py (CACHE_FILENAME), seen with 3.0.2. pg_auto_failover: pgctl.c (AUTOCTL_DEFAULTS_CONF_FILENAME). Stolon:
    /// cmd/keeper (keeperstate, dbstate beside its "postgres" directory). CloudNativePG: its pods carry the instance manager as /controller/manager.
    /// </remarks>
    static IEnumerable<(string Manager, string Path)> Table(string dataDirectory, string configDirectory)
    {
        var parent = dataDirectory[..Math.Max(dataDirectory.LastIndexOf('/'), 0)];
        return
        [
            ("Patroni", $"{dataDirectory}/patroni.dynamic.json"),
            ("Patroni", $"{configDirectory}/patroni.dynamic.json"),
            ("pg_auto_failover", $"{dataDirectory}/postgresql-auto-failover.conf"),
            ("Stolon", $"{parent}/keeperstate"),
            ("CloudNativePG", "/controller/manager"),
        ];
    }

    static string Instead(string manager) => manager switch
    {
        "Patroni" => "Change postgresql.parameters and postgresql.pg_hba with patronictl edit-config (or in patroni.yml where they stand there).",
        "pg_auto_failover" => "Run on every node, the monitor first: pg_autoctl enable ssl --ssl-ca-file FILE --server-cert FILE --server-key FILE --ssl-mode verify-ca; with --skip-pg-hba the rules are yours, else it writes them",
        "repmgr" => "Suspend repmgrd with repmgr service pause, and change every node by hand: a failover would copy the old settings.",
        "Stolon" => "Change pgParameters and pgHBA (the whole list) in the cluster specification: stolonctl update --patch '{\"pgParameters\": {\"ssl\": \"on\"}, \"pgHBA\": [\"hostssl all all all scram-sha-256\"]}'",
        "CloudNativePG" => "Let the last entry of spec.postgresql.pg_hba of the Cluster be: hostnossl all all all reject, beside those that stand there: kubectl edit cluster NAME",
        "NixOS" => "Change services.postgresql in the NixOS configuration and rebuild.",
        "Kubernetes operator" => "Change the operator's resource.",
        "Ansible" => "Write contype: hostssl where the playbook has host (community.postgresql.postgresql_pg_hba, or the template of the role), then run it.",
        "Puppet" => "Write type => 'hostssl' in postgresql::server::pg_hba_rule and ssl in postgresql::server::config_entry, then run puppet agent -t.",
        "Chef" => "Write hostssl as the type of each postgresql_access in the recipe, then run chef-client.",
        "Salt" => "Write hostssl as the first word of each entry of the pillar postgres:acls, then run salt MINION state.apply postgres.",
        ManagedHeader.Unnamed => "Change the file where it is made; its header says that it will be overwritten.",
        _ => $"Change the template or role in {manager} that writes this file.",
    };
}
