namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>Whether settings protect against somebody, whatever the server and the network do.</summary>
public enum Protection
{
    Protected,
    NotProtected,

    /// <summary>It depends on what the settings do not say.</summary>
    Unknown,
}
