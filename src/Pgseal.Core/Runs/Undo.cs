namespace Pgseal.Core.Runs;

/// <summary>The one rule by which every undo works: restore only what still is as the run left it.</summary>
public static class Undo
{
    /// <param name="current">The state now, in the action's own terms; null means absent.</param>
    public static UndoDecision Decide(UndoableAction action, string? current) =>
        current == action.Before ? UndoDecision.AlreadyBefore
        : current == action.After ? UndoDecision.Restore
        : UndoDecision.ChangedSince;

    /// <summary>Walks one subject's history back to the oldest state that is connected with what is there now.</summary>
    /// <param name="newestFirst">Every standing action on this one subject, over all runs.</param>
    /// <returns>
    /// The action whose before-state is the way back; null when that state stands already. The history may hold a way back and a new
    /// beginning: it ends where an older action does not fit, because somebody edited in between.
    /// </returns>
    public static WayBack WayBack(IEnumerable<UndoableAction> newestFirst, string? current)
    {
        var state = current;
        UndoableAction? oldest = null;
        var any = false;
        foreach (var action in newestFirst)
        {
            if (state == action.After)
                (state, oldest) = (action.Before, action);
            else if (state != action.Before)
                return any ? End() : new WayBack(UndoDecision.ChangedSince, action);
            any = true;
        }
        return End();

        WayBack End() => oldest is null || state == current
            ? new(UndoDecision.AlreadyBefore, null)
            : new(UndoDecision.Restore, oldest);
    }
}
