namespace Pgseal.Core.Policies;

/// <summary>Every key that pgseal.yaml may have; docs/schemas/pgseal.yaml.schema.json lists the same.</summary>
public static class PolicyKeys
{
    public static ValueList<string> File { get; } = ["clusters", "policy"];

    public static ValueList<string> Cluster { get; } = ["name", "primary", "standbys"];

    public static ValueList<string> Policy { get; } =
        ["scope", "local_networks", "min_tls", "client_certificates", "renewal_window", "fail_on", "exceptions"];

    public static ValueList<string> Exception { get; } = ["finding", "cluster", "member", "subject", "owner", "reason", "until"];
}
