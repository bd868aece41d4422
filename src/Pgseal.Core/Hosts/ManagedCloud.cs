namespace Pgseal.Core.Hosts;

/// <summary>Recognises a managed cloud service by the roles, databases and settings only it makes.</summary>
/// <remarks>Two different signs are asked for: any one name can be made by anybody.</remarks>
public static class ManagedCloud
{
    static readonly ValueList<(OtherOwner Owner, ValueList<string> Signs)> Table =
    [
        (new("Amazon RDS or Aurora", "", "Set rds.force_ssl = 1 in the parameter group."),
            ["rdsadmin", "rds_superuser", "rds_replication", "rds.extensions", "rds.force_ssl", "rds.superuser_variables"]),
        (new("Azure Database for PostgreSQL", "", "Set the server parameter require_secure_transport = ON."),
            ["azuresu", "azure_pg_admin", "azure_maintenance", "azure_sys", "azure.extensions"]),
        (new("Google Cloud SQL", "", "Set ipConfiguration.sslMode to ENCRYPTED_ONLY: gcloud sql instances patch INSTANCE --ssl-mode=ENCRYPTED_ONLY"),
            ["cloudsqladmin", "cloudsqlsuperuser", "cloudsqlagent", "cloudsql.iam_authentication"]),
        (new("Google AlloyDB", "", "Set sslMode to ENCRYPTED_ONLY: gcloud alloydb instances update INSTANCE --ssl-mode=ENCRYPTED_ONLY"),
            ["alloydbadmin", "alloydbsuperuser", "alloydbagent", "alloydb.iam_authentication"]),
        (new("Neon", "", "Nothing needs to be set: its proxy refuses plaintext."),
            ["neon_superuser", "cloud_admin", "neon.project_id", "neon.branch_id", "neon.endpoint_id"]),
        (new("Supabase", "", "Turn on SSL enforcement: supabase ssl-enforcement update --enable-db-ssl-enforcement"),
            ["supabase_admin", "supabase_auth_admin", "supabase_storage_admin", "supabase_read_only_user"]),
    ];

    /// <param name="names">Roles, databases and prefixed settings of the server.</param>
    public static ValueList<OtherOwner> Find(ValueList<string> names)
    {
        var seen = names.ToHashSet(StringComparer.Ordinal);
        return Table
            .Select(row => (row.Owner, Signs: row.Signs.Where(seen.Contains).Take(2).ToList()))
            .Where(row => row.Signs.Count == 2)
            .Select(row => row.Owner with { Evidence = string.Join(", ", row.Signs) })
            .ToValueList();
    }
}
