namespace Pgseal.Core.Runs;

/// <summary>A numbered action of a run.</summary>
public sealed record Step(int Number, UndoableAction Action);
