namespace Pgseal.Core.Hba.Converting;

/// <summary>The edits of one file with the lines to show for them.</summary>
sealed record FileChange(HbaFile File, IReadOnlyList<HbaEdit> Edits, IReadOnlyList<HbaLineChange> Changes);
