namespace Pgseal.Core.Runs;

/// <summary>What undoing one action means, given what is there now.</summary>
public enum UndoDecision
{
    /// <summary>What the run wrote still stands: put back what was before.</summary>
    Restore,

    /// <summary>What was before stands already.</summary>
    AlreadyBefore,

    /// <summary>Somebody else changed it since: it is left alone and named.</summary>
    ChangedSince,
}
