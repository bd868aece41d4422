namespace Pgseal.Core.Hba.Patterns;

/// <summary>A state that a run may be in, and what else must come true for it.</summary>
/// <param name="Conditions">Their number in <see cref="PatternRun"/>; 0 is none.</param>
readonly record struct PatternThread(int State, int Conditions = 0);
