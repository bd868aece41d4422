namespace Pgseal.Core.Posture;

/// <summary>The two scopes of <c>--scope</c>.</summary>
public enum ScopeKind
{
    /// <summary>All TCP addresses outside the local networks.</summary>
    Remote,

    /// <summary>All TCP addresses.</summary>
    All,
}
