namespace Pgseal.Core.Runs;

/// <summary>The answer of walking a subject's history back.</summary>
/// <param name="Oldest">On restore, the action whose before-state to bring back; on a change by others, the action that no longer fits.</param>
public sealed record WayBack(UndoDecision Decision, UndoableAction? Oldest);
