using Pgseal.Core.Hosts;

namespace Pgseal.Core.Tests.Hosts;

/// <summary>Roles, databases, settings and host names as the providers document them; no such service was tried.</summary>
public sealed class ManagedCloudTests
{
    [Theory]
    [InlineData("rdsadmin rds_superuser", "Amazon RDS or Aurora", "aws rds modify-db-parameter-group --db-parameter-group-name GROUP --parameters 'ParameterName=rds.force_ssl,ParameterValue=1")]
    [InlineData("rdsadmin rds.force_ssl aurora_version", "Amazon RDS or Aurora", "aws rds modify-db-cluster-parameter-group ")]
    [InlineData("azure_pg_admin azure_maintenance", "Azure Database for PostgreSQL", "az postgres flexible-server parameter set ")]
    [InlineData("cloudsqladmin cloudsqlsuperuser", "Google Cloud SQL", "gcloud sql instances patch INSTANCE --ssl-mode=ENCRYPTED_ONLY")]
    [InlineData("alloydbadmin alloydbsuperuser", "Google AlloyDB", "gcloud alloydb instances update INSTANCE --cluster=CLUSTER --region=REGION --ssl-mode=ENCRYPTED_ONLY")]
    [InlineData("neon_superuser neon.project_id", "Neon", "nothing needs to be set")]
    [InlineData("supabase_admin supabase_auth_admin", "Supabase", "supabase ssl-enforcement --project-ref PROJECT update --enable-db-ssl-enforcement")]
    [InlineData("streaming_replica /controller/certificates/server.crt", "CloudNativePG", "kubectl edit cluster main")]
    [InlineData("_crunchyrepl /pgconf/tls/tls.crt", "Crunchy Postgres for Kubernetes", "kubectl edit postgrescluster")]
    [InlineData("zalandos robot_zmon", "Zalando Postgres Operator", "kubectl edit postgresql")]
    public void Two_signs_name_the_service_and_its_knob(string signs, string name, string command)
    {
        var found = Assert.Single(Find(signs));
        Assert.Equal(name, found.Name);
        Assert.Contains(command, found.Instead, StringComparison.Ordinal);
        Assert.EndsWith("; then see it refused: pgseal probe HOST", found.Instead, StringComparison.Ordinal);
        Assert.Empty(Find(signs.Split(' ')[0]));
    }

    [Theory]
    [InlineData("mydb.abc123.eu-west-1.rds.amazonaws.com", "Amazon RDS or Aurora", "describe-db-instances --db-instance-identifier mydb --region eu-west-1")]
    [InlineData("main.cluster-ro-abc.us-east-1.rds.amazonaws.com", "Amazon RDS or Aurora", "describe-db-clusters --db-cluster-identifier main --region us-east-1")]
    [InlineData("DB1.postgres.database.azure.com.", "Azure Database for PostgreSQL", "--server-name db1 ")]
    [InlineData("abc.def.europe-west1.sql.goog", "Google Cloud SQL", "gcloud sql instances patch")]
    [InlineData("db.projectref.supabase.co", "Supabase", "--project-ref projectref ")]
    [InlineData("aws-0-eu-west-1.pooler.supabase.com", "Supabase", "--project-ref PROJECT ")]
    [InlineData("ep-x.eu-central-1.aws.neon.tech", "Neon", "nothing needs to be set")]
    public void A_name_in_the_providers_zone_is_enough(string host, string name, string command)
    {
        var found = Assert.Single(Find("", host));
        Assert.Equal((name, $"host {host}"), (found.Name, found.Evidence));
        Assert.Contains(command, found.Instead, StringComparison.Ordinal);
        Assert.EndsWith($"pgseal probe {host}", found.Instead, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rds.amazonaws.com")]
    [InlineData("mydb.rds.amazonaws.com.example.org")]
    [InlineData("notneon.tech")]
    [InlineData("db1.example.com")]
    public void Another_zone_names_none(string host) => Assert.Empty(Find("", host));

    [Fact]
    public void A_knob_that_is_turned_already_is_left()
    {
        var on = Assert.Single(Find("rdsadmin rds_superuser", null, ("rds.force_ssl", "1")));
        Assert.Equal(("rdsadmin, rds_superuser, rds.force_ssl = 1", "Leave it: rds.force_ssl is 1 already; then see it refused: pgseal probe HOST"), (on.Evidence, on.Instead));
        var off = Assert.Single(Find("rdsadmin rds_superuser", null, ("rds.force_ssl", "0")));
        Assert.Contains("ParameterValue=1", off.Instead, StringComparison.Ordinal);
        Assert.StartsWith("Leave it", Assert.Single(Find("azuresu azure_sys", null, ("require_secure_transport", "on"))).Instead, StringComparison.Ordinal);
    }

    static ValueList<OtherOwner> Find(string signs, string? host = null, params (string Name, string Value)[] knobs) =>
        ManagedCloud.Find(new(signs.Split(' ').ToValueList(), host, knobs.ToDictionary(it => it.Name, it => it.Value), "main"));
}
