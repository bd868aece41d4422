namespace Pgseal.Core.Hba.Proving;

/// <summary>Whether some connection of a region gets to a rule past the rules before it.</summary>
/// <param name="Connection">One that surely does.</param>
/// <param name="Because">What it depends on where none surely does and none surely cannot.</param>
readonly record struct Reach(ReachedConnection? Connection, ValueList<string> Because)
{
    public static Reach Never => default;

    public bool IsNever => Connection is null && Because.Count == 0;
}
