namespace Pgseal.Core.Runs;

/// <summary>The one rule by which every undo works: restore only what still is as the run left it.</summary>
public static class Undo
{
    /// <param name="current">The state now, in the action's own terms; null means absent.</param>
    public static UndoDecision Decide(UndoableAction action, string? current) =>
        current == action.Before ? UndoDecision.AlreadyBefore
        : current == action.After ? UndoDecision.Restore
        : UndoDecision.ChangedSince;
}
