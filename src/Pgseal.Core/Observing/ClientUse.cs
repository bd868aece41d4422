namespace Pgseal.Core.Observing;

/// <summary>What a client is there for, as far as it can be seen.</summary>
public enum ClientUse
{
    Application,

    /// <summary>It receives WAL or logical changes: a standby, an archiver, a subscriber.</summary>
    Walsender,

    /// <summary>It reads statistics.</summary>
    Monitoring,

    /// <summary>It passes on the connections of others.</summary>
    Pooler,

    /// <summary>It only looks whether somebody answers.</summary>
    HealthCheck,
}
