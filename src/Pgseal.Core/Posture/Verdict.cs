namespace Pgseal.Core.Posture;

/// <summary>What a new connection meets; ordered worst first, so that a cluster's verdict is the smallest of its members'.</summary>
public enum Verdict
{
    /// <summary>TLS is not served.</summary>
    Off,

    /// <summary>TLS is served, and plaintext is admitted.</summary>
    Optional,

    /// <summary>Not everything could be seen.</summary>
    Unknown,

    /// <summary>TLS is served, and it is proven and tried that plaintext is refused.</summary>
    Enforced,
}
