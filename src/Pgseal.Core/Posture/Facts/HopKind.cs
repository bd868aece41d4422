namespace Pgseal.Core.Posture.Facts;

/// <summary>What makes a server dial another.</summary>
public enum HopKind
{
    /// <summary>A standby's primary_conninfo.</summary>
    Upstream,

    /// <summary>A subscription to a publication elsewhere.</summary>
    Subscription,

    /// <summary>A foreign server of postgres_fdw or dblink_fdw.</summary>
    ForeignServer,

    /// <summary>A user mapping that says more about its foreign server's connection than who logs in.</summary>
    UserMapping,

    /// <summary>A command of the settings, such as archive_command.</summary>
    Command,
}
