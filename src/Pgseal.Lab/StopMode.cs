namespace Pgseal.Lab;

/// <summary>How a server is stopped, in pg_ctl's words.</summary>
public enum StopMode
{
    /// <summary>Sessions are ended and the data directory is left clean.</summary>
    Fast,

    /// <summary>As in a crash: the next start recovers.</summary>
    Immediate,
}
