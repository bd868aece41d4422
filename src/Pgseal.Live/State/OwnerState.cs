namespace Pgseal.Live.State;

/// <summary>What became of the process that owns a run.</summary>
public enum OwnerState
{
    Alive,
    Gone,

    /// <summary>It runs, or ran, on another machine.</summary>
    Elsewhere,
}
