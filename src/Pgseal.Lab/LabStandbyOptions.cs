namespace Pgseal.Lab;

/// <summary>How a standby is made and how it dials its primary.</summary>
public sealed record LabStandbyOptions
{
    /// <summary>Its application_name in pg_stat_replication.</summary>
    public string Name { get; init; } = "standby1";

    /// <summary>The primary's address as the standby dials it.</summary>
    public string PrimaryHost { get; init; } = "127.0.0.1";

    public string User { get; init; } = "postgres";

    public string? Password { get; init; }

    public string SslMode { get; init; } = "prefer";

    /// <summary>A physical replication slot to make on the primary and use.</summary>
    public string? Slot { get; init; }

    /// <summary>The value of listen_addresses.</summary>
    public string ListenAddresses { get; init; } = "127.0.0.1";

    /// <summary>Lines at the end of postgresql.conf.</summary>
    public string Configuration { get; init; } = "";
}
