namespace Pgseal.Core.Hba.Proving;

/// <summary>Whether some connection of a question gets past the obstacles.</summary>
/// <param name="Connection">One that surely does.</param>
/// <param name="Because">What it depends on where none surely does and none surely cannot.</param>
/// <param name="Blockers">Obstacles that leave nothing, where nothing gets past.</param>
/// <param name="Takers">Obstacles that surely are the first to take some connection of the question; there may be more.</param>
readonly record struct Reach(ReachedConnection? Connection, ValueList<string> Because, ValueList<Condition> Blockers, ValueList<Condition> Takers)
{
    public static Reach Never => default;

    public bool IsNever => Connection is null && Because.Count == 0;
}
