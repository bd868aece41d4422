namespace Pgseal.Core.Hosts;

/// <summary>Recognises a managed service or an operator by the roles, databases and settings only it makes, or by a host name in its zone.</summary>
/// <remarks>
/// Of names in the server two are asked for: any one can be made by anybody. A host name in the provider's own zone is enough. The names and knobs are from
/// the providers' documentation and from what users wrote of their servers; no such service was tried.
/// </remarks>
public static class ManagedCloud
{
    static readonly ValueList<Row> Table =
    [
        new("Amazon RDS or Aurora", ["rdsadmin", "rds_superuser", "rds_replication", "rds.extensions", "rds.force_ssl", "rds.superuser_variables"],
            [".rds.amazonaws.com", ".rds.amazonaws.com.cn"], "rds.force_ssl", Amazon),
        new("Azure Database for PostgreSQL", ["azuresu", "azure_pg_admin", "azure_maintenance", "azure_sys", "azure.extensions"],
            [".postgres.database.azure.com"], "require_secure_transport", Azure),
        new("Google Cloud SQL", ["cloudsqladmin", "cloudsqlsuperuser", "cloudsqlagent", "cloudsql.iam_authentication"],
            [".sql.goog"], null, (_, _) => "Set ipConfiguration.sslMode: gcloud sql instances patch INSTANCE --ssl-mode=ENCRYPTED_ONLY"),
        new("Google AlloyDB", ["alloydbadmin", "alloydbsuperuser", "alloydbagent", "alloydb.iam_authentication"],
            [], null, (_, _) => "Set sslMode: gcloud alloydb instances update INSTANCE --cluster=CLUSTER --region=REGION --ssl-mode=ENCRYPTED_ONLY"),
        new("Neon", ["neon_superuser", "cloud_admin", "neon.project_id", "neon.branch_id", "neon.endpoint_id"],
            [".neon.tech"], null, (_, _) => "Leave it: nothing needs to be set, its proxy refuses plaintext"),
        new("Supabase", ["supabase_admin", "supabase_auth_admin", "supabase_storage_admin", "supabase_read_only_user"],
            [".supabase.co", ".pooler.supabase.com"], null, Supabase),
        new("CloudNativePG", ["streaming_replica", "cnpg_pooler_pgbouncer", "/controller/certificates/server.crt"], [], null, CloudNative),
        new("Crunchy Postgres for Kubernetes", ["_crunchyrepl", "/pgconf/tls/tls.crt"], [], null, (_, _) =>
            "Write the rules in spec.patroni.dynamicConfiguration.postgresql.pg_hba of the PostgresCluster, hostssl for host: kubectl edit postgrescluster NAME"),
        new("Zalando Postgres Operator", ["zalandos", "robot_zmon", "/run/certs/server.crt", "/tls/tls.crt"], [], null, (_, _) =>
            "Write the whole list in spec.patroni.pg_hba of the postgresql resource (it replaces the default one, its reject included): kubectl edit postgresql NAME"),
    ];

    /// <summary>Settings that say whether a service refuses plaintext.</summary>
    public static ValueList<string> Knobs { get; } = Table.Select(row => row.Knob).OfType<string>().ToValueList();

    /// <summary>Settings whose existence is a sign, prefixed ones that a server need not list.</summary>
    public static ValueList<string> Settings { get; } = Table.SelectMany(row => row.Signs).Where(sign => sign.Contains('.', StringComparison.Ordinal) && sign[0] != '/').ToValueList();

    public static ValueList<OtherOwner> Find(CloudSigns it)
    {
        var seen = it.Names.ToHashSet(StringComparer.Ordinal);
        return Table.Select(row => Owner(row, it, seen)).OfType<OtherOwner>().ToValueList();
    }

    static OtherOwner? Owner(Row row, CloudSigns it, HashSet<string> seen)
    {
        var signs = row.Signs.Where(seen.Contains).Take(2).ToList();
        var labels = row.Suffixes.Select(it.Before).FirstOrDefault(before => before is not null);
        if (signs.Count < 2 && labels is null)
            return null;
        var value = row.Knob is { } knob && it.Knobs.TryGetValue(knob, out var known) ? $"{knob} = {known}" : null;
        return new(row.Name, string.Join(", ", signs.Append(labels is null ? null : $"host {it.Host}").Append(value).OfType<string>()), row.Instead(it, labels) + it.Proof);
    }

    /// <remarks>User guides of RDS and Aurora, "Requiring an SSL connection". A default group cannot be changed: give the server one of its own first.</remarks>
    static string Amazon(CloudSigns it, string[]? labels)
    {
        if (it.IsOn("rds.force_ssl"))
            return "Leave it: rds.force_ssl is 1 already";
        var isAurora = it.Names.Contains("aurora_version") || labels is [_, ['c', 'l', 'u', 's', 't', 'e', 'r', '-', ..], ..];
        var region = labels is [.., var last] && labels.Length > 2 ? $" --region {ShellWord.Quote(last)}" : "";
        var name = labels is [var first, ..] ? ShellWord.Quote(first) : "ID";
        const string parameter = "'ParameterName=rds.force_ssl,ParameterValue=1,ApplyMethod=immediate'";
        return isAurora
            ? $"Set rds.force_ssl in the DB cluster parameter group that aws rds describe-db-clusters --db-cluster-identifier {name}{region} names: aws rds modify-db-cluster-parameter-group --db-cluster-parameter-group-name GROUP --parameters {parameter}{region}"
            : $"Set rds.force_ssl in the DB parameter group that aws rds describe-db-instances --db-instance-identifier {name}{region} names: aws rds modify-db-parameter-group --db-parameter-group-name GROUP --parameters {parameter}{region}";
    }

    static string Azure(CloudSigns it, string[]? labels) => it.IsOn("require_secure_transport")
        ? "Leave it: require_secure_transport is on already"
        : $"Set the server parameter: az postgres flexible-server parameter set --resource-group GROUP --server-name {(labels is [var first, ..] ? ShellWord.Quote(first) : "NAME")} --name require_secure_transport --value ON";

    /// <remarks>Project names stand in <c>db.PROJECT.supabase.co</c>; the pooler's do not name it.</remarks>
    static string Supabase(CloudSigns it, string[]? labels) =>
        $"Turn on SSL enforcement (it restarts the database): supabase ssl-enforcement --project-ref {(labels is ["db", var project] ? ShellWord.Quote(project) : "PROJECT")} update --enable-db-ssl-enforcement --experimental";

    /// <remarks>CloudNativePG appends <c>host all all all scram-sha-256</c>, so only a reject before it keeps plaintext out; cluster_name is the resource's name.</remarks>
    static string CloudNative(CloudSigns it, string[]? labels) =>
        $"Let the last entry of spec.postgresql.pg_hba be: hostnossl all all all reject, beside those that stand there: kubectl edit cluster {(it.ClusterName.Length > 0 ? ShellWord.Quote(it.ClusterName) : "NAME")}";

    sealed record Row(string Name, ValueList<string> Signs, ValueList<string> Suffixes, string? Knob, Func<CloudSigns, string[]?, string> Instead);
}
