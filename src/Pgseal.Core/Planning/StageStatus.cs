namespace Pgseal.Core.Planning;

/// <summary>How a stage ended.</summary>
public enum StageStatus
{
    /// <summary>It was begun and has not ended; only progress shows this.</summary>
    Running,

    /// <summary>There was nothing to do.</summary>
    Skipped,

    /// <summary>It did its work, and the work was verified.</summary>
    Done,

    /// <summary>It failed; what it did is undone.</summary>
    Failed,
}
