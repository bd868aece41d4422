namespace Pgseal.Core.Conninfo.Guarantees;

/// <summary>When a client goes without encryption over TCP.</summary>
public enum PlaintextUse
{
    Never,

    /// <summary>When TLS is refused or fails: <c>prefer</c>.</summary>
    Fallback,

    /// <summary>Before it asks for TLS: <c>allow</c>.</summary>
    First,

    /// <summary>Always: <c>disable</c>.</summary>
    Only,
}
