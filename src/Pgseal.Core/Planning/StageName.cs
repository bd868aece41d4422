namespace Pgseal.Core.Planning;

/// <summary>The stages of apply, in order; each is verified before the next begins.</summary>
public enum StageName
{
    /// <summary>Facts are gathered, guards are asked; nothing changes.</summary>
    Preflight,
    Certificate,
    Enable,
    Observe,

    /// <summary>Standbys are made to verify whom they stream from.</summary>
    Harden,
    Enforce,
    Drain,
    Confirm,
}
